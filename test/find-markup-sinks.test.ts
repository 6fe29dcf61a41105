import { expect, test } from 'vitest';
import { findMarkupSinks } from './support/find-markup-sinks';

const preact = 'a?(c||p&&(a.__html==p.__html||a.__html==e.innerHTML)||(e.innerHTML=a.__html),t.__k=[])';

test('Preact’s own use of innerHTML is none, as long as nothing is handed to it', () => {
  expect(findMarkupSinks(`"dangerouslySetInnerHTML"==s?a=x:0;${preact}`)).toEqual([]);
});

test.each([
  ['element.innerHTML=text'],
  ['element["innerHTML"]=text'],
  ['element.outerHTML = text'],
  ['a.insertAdjacentHTML("beforeend",b)'],
  ['document.write(a)'],
  ['new DOMParser().parseFromString(a,"text/html")'],
  ['h("div",{dangerouslySetInnerHTML:a})'],
  ['h("div",{[a]:{__html:b}})'],
  ['h("iframe",{srcdoc:a})'],
  [`${preact};q.innerHTML=a.__html`],
])('%s is found', code => {
  expect(findMarkupSinks(code)).not.toEqual([]);
});
