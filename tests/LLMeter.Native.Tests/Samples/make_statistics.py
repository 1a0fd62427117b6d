"""Makes percentiles.json and intervals.json, the expectations of the statistics tests: `python3 make_statistics.py`.

Percentiles come from Python's own statistics module, confidence bounds from exact binomial sums in whole numbers.
"""
import json
import random
from decimal import Decimal
from fractions import Fraction
from math import comb
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).parent


def percentile(values, p):
    if p == "50":
        return median(values)
    share = Fraction(Decimal(p)) / 100
    n = next(n for n in (4, 10, 100, 1000, 10000, 100000) if (share * n).denominator == 1)
    return quantiles(values, n=n, method="exclusive")[int(share * n) - 1]


def percentiles():
    draw = random.Random(7)
    asked = ["0.1", "1", "5", "10", "12.5", "25", "50", "75", "80", "90", "95", "99", "99.5", "99.9", "99.99"]
    cases = []
    for count in (2, 3, 4, 5, 7, 10, 11, 49, 99, 100, 101, 250):
        for make in (lambda: draw.lognormvariate(-1, 1), lambda: draw.randint(1, 40)):
            values = [make() for _ in range(count)]
            cases.append({"values": values, "percentiles": {p: percentile(values, p) for p in asked}})
    return cases


def interval(per_mille, count):
    """The greatest rank r with P(B <= r - 1) <= 1/40 and the least with P(B >= r) <= 1/40, B binomial(count, per_mille / 1000)."""
    term = lambda k: comb(count, k) * per_mille**k * (1000 - per_mille) ** (count - k)
    limit = 1000**count
    low, below = 0, 0
    while (below + term(low)) * 40 <= limit:
        below += term(low)
        low += 1
    high, above = count, 0
    while (above + term(high)) * 40 <= limit:
        above += term(high)
        high -= 1
    high += 1
    return [low, high] if low >= 1 and high <= count else None


def intervals():
    return [
        {"percentile": per_mille / 10, "count": count, "ranks": interval(per_mille, count)}
        for per_mille in (10, 500, 900, 950, 990, 999)
        for count in (1, 5, 6, 8, 10, 20, 35, 36, 50, 72, 73, 100, 367, 368, 500, 1000, 3687, 3688, 4000)
    ]


for name, rows in (("percentiles.json", percentiles()), ("intervals.json", intervals())):
    with open(HERE / name, "w", newline="\n") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
