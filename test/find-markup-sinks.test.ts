import { expect, test } from 'vitest';
import { findMarkupSinks } from './support/find-markup-sinks';

test('a property’s name alone is none', () => {
  expect(findMarkupSinks('"dangerouslySetInnerHTML"==s?a=x:0')).toEqual([]);
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
  ['a.__html==e.innerHTML||(e.innerHTML=a.__html)'],
])('%s is found', code => {
  expect(findMarkupSinks(code)).not.toEqual([]);
});
