"""The measure once more, in plain Python: a second implementation to compare the engine with.

It is written from the measure's text and its settled readings alone, shares no code, no policy pack and no data with
the engine, and takes the slowest, plainest way on purpose: whole cases only (every fact known), integer fen, one
service after the other. What unknown facts may turn out to be is tried out by `completions`, one value after the other.
"""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from dataclasses import dataclass

FIRST_DAY, LAST_DAY = dt.date(2023, 1, 26), dt.date(2026, 1, 25)  # art. 25
LIMIT = 65_000_000  # art. 11, fen a year
DEFAULTS = {
    "city_share_scope": "testing",
    "cap_fill_order": "province_first",
    "cap_year": "claim_date",
    "fee_basis": "lower_of_contract_and_invoices",
    "after_expiry": "ask",
    "alliance_for_teams": "no",
    "validity_end": "corresponding_day",
    "rounding": "half_up_fen",
}
OPTIONS = {
    "city_share_scope": ["testing", "all_services"],
    "cap_fill_order": ["province_first", "pro_rata"],
    "cap_year": ["claim_date", "completion_date"],
    "fee_basis": ["lower_of_contract_and_invoices", "invoices", "contract"],
    "after_expiry": ["ask", "completed_in_force", "claimed_in_force"],
    "alliance_for_teams": ["no", "yes"],
    "validity_end": ["corresponding_day"],
    "rounding": ["half_up_fen", "down_fen"],
}
ENTERPRISE_TRUE = ["registered_in_city", "legal_person", "sound_finance", "green_threshold_ok"]
ENTERPRISE_FALSE = [
    "bad_credit_record", "major_safety_accident", "major_quality_accident",
    "serious_environmental_violation", "serious_research_dishonesty",
]
SERVICE_FALSE = ["mandatory_or_routine", "publicly_funded", "already_redeemed"]
SERVICE_TRUE = ["provider_network_member", "booked_on_network"]


def fen(text) -> int:
    """Yuan as the case file writes them, in fen."""
    whole, _, part = str(text).partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def yuan(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def validity_end(completed: dt.date) -> dt.date:
    """Art. 17 with the civil-law rule for months."""
    month = completed.month - 1 + 6
    year, month = completed.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(completed.day, calendar.monthrange(year, month)[1]))


def share(fee: int, percent: int, rounding: str) -> int:
    exact = fee * percent
    return (exact + 50) // 100 if rounding == "half_up_fen" else exact // 100


@dataclass
class Paid:
    province: int
    city: int

    @property
    def total(self) -> int:
        return self.province + self.city


def applicant_eligible(a: dict) -> bool:
    both = a["network_member"] and a["honest_and_real_name"]
    if a["kind"] == "team":
        return (both and not a["legal_person"] and not a["company_registered"]
                and a["carrier_level"] in ("national", "provincial") and a["project_needs_testing"])
    return (both and all(a[f] for f in ENTERPRISE_TRUE) and not any(a[f] for f in ENTERPRISE_FALSE)
            and a["staff"] <= 500 and fen(a["annual_sales"]) <= 20_000_000_000)


def in_force(completed: dt.date, claimed: dt.date, option: str):
    """True, False, or None where the measure is silent and nobody chose."""
    inside = [FIRST_DAY <= d <= LAST_DAY for d in (completed, claimed)]
    if inside[0] == inside[1]:
        return inside[0]
    return {"ask": None, "completed_in_force": inside[0], "claimed_in_force": inside[1]}[option]


def service_eligible(a: dict, s: dict, claimed: dt.date, r: dict):
    completed = dt.date.fromisoformat(s["completed_on"])
    region_ok = s["provider_region"] in ("liaocheng", "shandong") or (
        s["provider_region"] == "alliance" and (a["kind"] == "enterprise" or r["alliance_for_teams"] == "yes"))
    certain = (s["category"] in ("research", "testing") and region_ok
               and all(s[f] for f in SERVICE_TRUE) and not any(s[f] for f in SERVICE_FALSE)
               and not (a["kind"] == "enterprise" and s["affiliated_with_provider"])
               and claimed <= validity_end(completed))
    return False if not certain else in_force(completed, claimed, r["after_expiry"])


def fee_of(s: dict, basis: str) -> int:
    contract, invoices = fen(s["contract_amount"]), fen(s["invoice_amount"])
    return {"lower_of_contract_and_invoices": min(contract, invoices), "invoices": invoices, "contract": contract}[basis]


def assess(case: dict):
    """Every answer that a whole case can have: one, or several where `after_expiry` leaves services open.

    Each answer: (applicant eligible, [(eligible, fee, Paid)], {year: room left})."""
    r = {**DEFAULTS, **case.get("readings", {})}
    a, services = case["applicant"], case["services"]
    as_of = dt.date.fromisoformat(case["as_of"])
    received = {h["year"]: fen(h["received"]) for h in case.get("history", [])}
    claimed = [dt.date.fromisoformat(s["claimed_on"]) if s.get("claimed_on") else as_of for s in services]
    applicant = applicant_eligible(a)
    eligible = [applicant and service_eligible(a, s, c, r) for s, c in zip(services, claimed)]
    # `applicant and …` keeps None: open by a reading, each on its own
    for choice in itertools.product(*[[e] if e is not None else [False, True] for e in eligible]):
        room: dict[int, int] = {}
        paid: list[Paid] = [Paid(0, 0)] * len(services)
        for i in sorted(range(len(services)), key=lambda i: (claimed[i], i)):
            s = services[i]
            year = (claimed[i] if r["cap_year"] == "claim_date" else dt.date.fromisoformat(s["completed_on"])).year
            left = room.setdefault(year, max(0, LIMIT - received.get(year, 0)))
            if not choice[i]:
                continue
            fee = fee_of(s, r["fee_basis"])
            province = share(fee, 60, r["rounding"])
            local = s["provider_region"] == "liaocheng" and (s["category"] == "testing" or r["city_share_scope"] == "all_services")
            city = share(fee, 30, r["rounding"]) if local else 0
            if r["cap_fill_order"] == "province_first":
                p = min(province, left)
                paid[i] = Paid(p, min(city, left - p))
            else:
                total = min(province + city, left)
                p = total * province // (province + city) if total else 0
                paid[i] = Paid(p, total - p)
            room[year] = left - paid[i].total
        yield applicant, [(bool(e), fee_of(s, r["fee_basis"]), p) for e, s, p in zip(choice, services, paid)], room


BOOLS = [True, False]
CHOICES = {
    "kind": ["enterprise", "team"],
    "carrier_level": ["national", "provincial", "below", "none"],
    "category": ["research", "testing", "other"],
    "provider_region": ["liaocheng", "shandong", "alliance", "elsewhere"],
}
NUMBERS = {"staff": [0, 500, 501], "annual_sales": ["0.00", "200000000.00", "200000000.01"]}


def values_of(fact: str, case: dict, service: dict | None) -> list:
    """Values worth trying for an unknown fact: all of a choice, the bounds and their neighbours of the rest."""
    if fact in CHOICES:
        return CHOICES[fact]
    if fact in NUMBERS:
        return NUMBERS[fact]
    if fact in ("contract_amount", "invoice_amount"):
        fees = {0, 1, 2, 3, 5, 100, 5_000_000, 72_222_222, 72_222_223, 108_333_333, 108_333_334, 10**14}
        other = service["invoice_amount" if fact == "contract_amount" else "contract_amount"]
        if other is not None:
            fees |= {fen(other), max(0, fen(other) - 1), fen(other) + 1, fen(other) // 2}
        for h in case.get("history", []):
            left = max(0, LIMIT - fen(h["received"]))
            fees |= {left * 100 // 90, left * 100 // 60, left * 100 // 60 + 1, left * 100 // 90 + 1}
        return [yuan(f) for f in sorted(fees) if f <= 10**14]
    if fact == "completed_on":
        claim = dt.date.fromisoformat(service["claimed_on"] or case["as_of"])
        days = {FIRST_DAY, LAST_DAY, claim, dt.date(claim.year, 1, 1)}
        for back in range(1, 190):
            d = claim - dt.timedelta(days=back)
            if validity_end(d) in (claim, claim - dt.timedelta(days=1)):
                days.add(d)
        days = {d + dt.timedelta(days=k) for d in days for k in (-1, 0, 1)}
        if service["claimed_on"]:
            days = {d for d in days if d <= claim}
        return [d.isoformat() for d in sorted(days)]
    return BOOLS


def unknown_facts(case: dict):
    """(place, fact) of all that is unknown; `claimed_on` is not: the as-of date stands for it."""
    a = case["applicant"]
    yield from ((a, None, f) for f, v in a.items() if v is None)
    for s in case["services"]:
        yield from ((s, s, f) for f, v in s.items() if v is None and f != "claimed_on")


def completions(case: dict, most: int = 4000):
    """The case with every mixture of values worth trying in place of its unknown facts."""
    unknown = list(unknown_facts(case))
    grids = [values_of(f, case, s) for _, s, f in unknown]
    count = 1
    for g in grids:
        count *= len(g)
    if count > most:
        raise ValueError(f"{count} completions are too many")
    for values in itertools.product(*grids):
        for (place, _, fact), value in zip(unknown, values):
            place[fact] = value
        yield case
    for place, _, fact in unknown:
        place[fact] = None
