// The enterprise's whole way in Firefox, and what it tells a screen reader on two of the pages.
import { test } from 'node:test';
import { Firefox } from './engines/firefox.mjs';
import { walkIn } from './whole-way.mjs';

test('in Firefox an enterprise goes the whole way and gets a package', (t) => walkIn(Firefox, t));
