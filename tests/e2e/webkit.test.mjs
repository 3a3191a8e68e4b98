// The enterprise's whole way in WebKit, and what it tells a screen reader on two of the pages.
import { test } from 'node:test';
import { WebKit } from './engines/webkit.mjs';
import { walkIn } from './whole-way.mjs';

test('in WebKit an enterprise goes the whole way and gets a package', (t) => walkIn(WebKit, t));
