import { api } from './chrome.ts';

document.querySelector('button')?.addEventListener('click', () => void api.runtime.sendMessage({ type: 'launch' }));
