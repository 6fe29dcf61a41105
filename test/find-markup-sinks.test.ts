import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  file => /\.(tsx?|html)$/.test(file) && !/\.test\.tsx?$/.test(file),
);

describe('49: markup in a profile’s name: no source of ours turns text into markup', () => {
  test.each(sources)('%s', file => {
    expect(findMarkupSinks(readFileSync(join('src', file), 'utf8'))).toEqual([]);
  });
});
