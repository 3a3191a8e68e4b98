#!/usr/bin/env python3
"""Compares `voucher assess` with the plain second implementation in measure.py on made-up cases.

    run.py VOUCHER [--cases N] [--seed S]

Whole cases must agree to the fen. Cases with unknown facts must be SOUND (every completion's answer lies in the
engine's range and outcome); how often an end of a range is reached by no completion that was tried is counted and
printed, as tightness. Exit 1 with the first case that disagrees.
"""

import argparse
import copy
import datetime as dt
import json
import random
import subprocess
import sys

import measure as m


def a_date(rng: random.Random) -> dt.date:
    near = rng.choice([m.FIRST_DAY, m.LAST_DAY, dt.date(2025, 1, 1), dt.date(2024, 2, 29), dt.date(2025, 8, 31), dt.date(2025, 6, 1)])
    return near + dt.timedelta(days=rng.choice([-1, 0, 1, rng.randint(-200, 200)]))


def an_amount(rng: random.Random) -> str:
    return m.yuan(rng.choice([0, 1, 10_000_000, 8_000_005, 72_222_222, 72_222_223, 108_333_333, 100_000_000, rng.randint(0, 150_000_000)]))


def yes(rng: random.Random, share: float) -> bool:
    return rng.random() < share


def a_case(rng: random.Random, unknowns: int) -> dict:
    """A case that is eligible more often than not, so that money is compared and not zeros."""
    team = yes(rng, 0.25)
    applicant = {"kind": "team" if team else "enterprise", "network_member": yes(rng, 0.97), "honest_and_real_name": yes(rng, 0.97),
                 "legal_person": yes(rng, 0.03) if team else yes(rng, 0.97),
                 "company_registered": yes(rng, 0.03), "carrier_level": rng.choice(["national", "provincial", "provincial", "below"]),
                 "project_needs_testing": yes(rng, 0.97), "staff": rng.choice([1, 42, 500, 500, 501]) if yes(rng, 0.3) else 42,
                 "annual_sales": rng.choice(["12000000.00", "200000000.00", "200000000.01"]) if yes(rng, 0.2) else "5000000.00"}
    applicant |= {f: yes(rng, 0.98) for f in m.ENTERPRISE_TRUE if f != "legal_person"}
    applicant |= {f: yes(rng, 0.02) for f in m.ENTERPRISE_FALSE}
    services = []
    for i in range(rng.choice([0, 1, 1, 2, 2, 3])):
        claimed = a_date(rng)
        completed = claimed - dt.timedelta(days=rng.choice([0, 30, 100, 181, 184, rng.randint(0, 260)]))
        amount = an_amount(rng)
        services.append({"id": f"s{i + 1}", "category": rng.choice(["research", "testing", "testing", "other"] if yes(rng, 0.3) else ["research", "testing"]),
                         "provider_region": rng.choice(["liaocheng", "liaocheng", "shandong", "alliance", "elsewhere"] if yes(rng, 0.3) else ["liaocheng", "shandong"]),
                         "contract_amount": amount, "invoice_amount": amount if yes(rng, 0.6) else an_amount(rng),
                         "completed_on": completed.isoformat(), "claimed_on": claimed.isoformat() if yes(rng, 0.85) else None,
                         "affiliated_with_provider": yes(rng, 0.05)})
        services[-1] |= {f: yes(rng, 0.97) for f in m.SERVICE_TRUE} | {f: yes(rng, 0.03) for f in m.SERVICE_FALSE}
    case = {"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "as_of": a_date(rng).isoformat(),
            "readings": {k: rng.choice(v) for k, v in m.OPTIONS.items() if yes(rng, 0.35)}, "applicant": applicant, "services": services,
            "history": [{"year": y, "received": m.yuan(rng.choice([0, 60_000_000, 64_999_999, 65_000_000, 70_000_000, 20_000_000]))}
                        for y in range(2022, 2027) if yes(rng, 0.4)]}
    places = [applicant] + services
    for _ in range(unknowns):
        place = rng.choice(places)
        facts = [f for f in place if f not in ("id", "claimed_on")]
        place[rng.choice(facts)] = None
    return case


class Envelope:
    """The lowest and highest of what was seen."""

    def __init__(self):
        self.low = self.high = None

    def add(self, value):
        self.low = value if self.low is None else min(self.low, value)
        self.high = value if self.high is None else max(self.high, value)

    def compare(self, found: dict, what: str, loose: list):
        low = m.fen(found["low"])
        high = None if found["high"] is None else m.fen(found["high"])
        if self.low < low or (high is not None and self.high > high):
            return f"{what}: {m.yuan(self.low)} to {m.yuan(self.high)} is possible, the engine says {found['low']} to {found['high']}"
        if (self.low, self.high) != (low, high) and high is not None:
            loose.append(f"{what}: tried {m.yuan(self.low)}–{m.yuan(self.high)}, engine {found['low']}–{found['high']}")
        return None


def expected(case: dict):
    """Envelopes of all answers that the case can have, and the sets of outcomes."""
    n = len(case["services"])
    env = {k: Envelope() for k in ["p", "c", "t"]}
    each = [{k: Envelope() for k in ["fee", "p", "c", "t"]} for _ in range(n)]
    applicant, outcomes, left = set(), [set() for _ in range(n)], {}
    answers = 0
    for whole in m.completions(case):
        for ok, services, room in m.assess(whole):
            answers += 1
            applicant.add(ok)
            for year, r in room.items():
                left.setdefault(year, (Envelope(), []))
                left[year][0].add(r)
                left[year][1].append(1)
            for i, (met, fee, paid) in enumerate(services):
                outcomes[i].add(met)
                each[i]["fee"].add(fee)
                each[i]["p"].add(paid.province)
                each[i]["c"].add(paid.city)
                each[i]["t"].add(paid.total)
            env["p"].add(sum(s[2].province for s in services))
            env["c"].add(sum(s[2].city for s in services))
            env["t"].add(sum(s[2].total for s in services))
    return applicant, outcomes, env, each, left, answers


def said(outcomes: set) -> str:
    return {(True,): "met", (False,): "not_met"}.get(tuple(outcomes), "unknown")


def disagreement(case: dict, found: dict, loose: list, whole: bool):
    applicant, outcomes, env, each, left, answers = expected(case)
    if found["outcome"] != said(applicant):
        return f"applicant: {said(applicant)} expected, {found['outcome']} found"
    names = {"p": "province", "c": "city", "t": "total", "fee": "fee"}
    for i, s in enumerate(found["services"]):
        if s["outcome"] != said(outcomes[i]):
            return f"{s['id']}: {said(outcomes[i])} expected, {s['outcome']} found"
        for k, e in each[i].items():
            if problem := e.compare(s[names[k]], f"{s['id']} {names[k]}", loose):
                return problem
        completed = case["services"][i]["completed_on"]
        end = m.validity_end(dt.date.fromisoformat(completed)).isoformat() if completed else None
        if s["validity_end"] != end:
            return f"{s['id']}: validity_end {end} expected, {s['validity_end']} found"
        kind, category = case["applicant"]["kind"], case["services"][i]["category"]
        papers = {"contract": True, "invoice": True, "result_proof": True,
                  "relevance_proof": None if category is None else category == "testing",
                  "carrier_submission": None if kind is None else kind == "team"}
        if {p["id"]: p["required"] for p in s["papers"]} != papers:
            return f"{s['id']}: papers {papers} expected, {s['papers']} found"
    for k, e in env.items():
        if problem := e.compare(found["totals"][names[k]], f"totals {names[k]}", loose):
            return problem
    known = {y: e for y, (e, times) in left.items() if len(times) == answers}
    if [c["year"] for c in found["caps"]] != sorted(known):
        return f"caps of {sorted(known)} expected, {found['caps']} found"
    for c in found["caps"]:
        if problem := known[c["year"]].compare(c["left"], f"room of {c['year']}", loose):
            return problem
    if whole and loose:
        return loose[0]
    return None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("voucher")
    parser.add_argument("--cases", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    cases = []
    while len(cases) < args.cases:
        case = a_case(rng, rng.choice([0, 0, 1, 1, 2, 3]))
        try:
            for _ in m.completions(copy.deepcopy(case), 1500):
                break
        except ValueError:
            continue
        cases.append(case)
    run = subprocess.run([args.voucher, "assess", "--lines"], input="".join(json.dumps(c) + "\n" for c in cases),
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        print(f"voucher assess --lines: exit {run.returncode}: {run.stderr[:2000]}")
        return 1
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(cases):
        print(f"{len(cases)} cases in, {len(answers)} assessments out")
        return 1
    whole = loose_cases = 0
    for number, (case, answer) in enumerate(zip(cases, answers), 1):
        is_whole = not list(m.unknown_facts(case))
        ask = case["readings"].get("after_expiry", "ask") == "ask"
        loose: list[str] = []
        problem = disagreement(copy.deepcopy(case), answer, loose, is_whole and not ask)
        if problem:
            print(f"case {number} of seed {args.seed}: {problem}\n{json.dumps(case, ensure_ascii=False)}\n{json.dumps(answer, ensure_ascii=False)}")
            return 1
        whole += is_whole
        if loose:
            loose_cases += 1
            if loose_cases <= 5:
                print(f"wider than what was tried, case {number}: {loose[0]}")
    print(f"{len(cases)} cases agree ({whole} whole, to the fen); in {loose_cases} of {len(cases) - whole} with unknown facts "
          "a range is wider than the completions that were tried")
    return 0


if __name__ == "__main__":
    sys.exit(main())
