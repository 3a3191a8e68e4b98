// What a number's format says of it: a day or not. Excel keeps a day as a number, and only its format tells.

import { SSF } from '@e965/xlsx/dist/xlsx.mini.min';

/** Formats that Chinese Excel has and does not write into the file (ECMA-376, 18.8.30, zh-cn), by their numbers. */
export const chineseFormats: Readonly<Record<number, string>> = {
    14: 'yyyy/m/d', 22: 'yyyy/m/d h:mm',
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

const days = new Map<string, boolean>();

/** A format that shows a day, a month or a year; one that shows an hour alone is none. */
export function showsDay(format: string): boolean {
    let known = days.get(format);
    if (known === undefined) {
        const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, '');
        known = (SSF.is_date(format) as boolean) && (/[yde]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare)));
        days.set(format, known);
    }
    return known;
}

const msOfDay = 86_400_000;
const lastDay = 109_574; // 2199-12-31: the core knows the days from 1900 until then (src/base/date.hpp)

/** The day of a number that counts days; undefined of one that is none, or beyond those that the core knows. A
 *  moment belongs to the day it is in, and half a second before midnight is midnight, as it is displayed. */
export function dayOf(number: number, from1904: boolean): string | undefined {
    const serial = Math.floor(number + 0.5 / 86_400) + (from1904 ? 1462 : 0);
    // Day 60 of the 1900 system is 29 February 1900, which never was; those before it are a day off.
    if (!(serial >= 1 && serial <= lastDay) || serial === 60) return undefined;
    return new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * msOfDay).toISOString().slice(0, 10);
}
