import { render } from 'preact';
import { Popup } from './popup';

render(<Popup />, document.querySelector('#root') ?? document.body);
