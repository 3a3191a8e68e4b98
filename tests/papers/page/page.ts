// The two functions as a page has them, for the tests to call.
import { makePapers, makeWorkbook } from '../../../web/src/papers/index';

Object.assign(globalThis, { papers: { makePapers, makeWorkbook } });
