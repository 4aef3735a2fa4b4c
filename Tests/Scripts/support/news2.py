"""NEWS2 a second time, written from the chart of the Royal College of Physicians (2017)."""

import random

NORMAL = {
    "respiration": 16, "saturation": 97, "oxygen": False, "systolic": 120, "pulse": 70,
    "consciousness": "A", "temperature": 37.0,
}


def _vectors():
    limits = {
        "respiration": [(8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3)],
        "saturation": [(91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)],
        "oxygen": [(False, 0), (True, 2)],
        "systolic": [(90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3)],
        "pulse": [(40, 3), (41, 1), (50, 1), (51, 0), (90, 0), (91, 1), (110, 1), (111, 2),
                  (130, 2), (131, 3)],
        "consciousness": [("A", 0), ("C", 3), ("V", 3), ("P", 3), ("U", 3)],
        "temperature": [(35.0, 3), (35.1, 1), (36.0, 1), (36.1, 0), (38.0, 0), (38.1, 1),
                        (39.0, 1), (39.1, 2)],
    }
    for name, pairs in limits.items():
        for value, points in pairs:
            wanted = {other: 0 for other in limits}
            wanted[name] = points
            yield {**NORMAL, name: value}, wanted
    # The second scale, for hypercapnic respiratory failure: too much counts, on oxygen only.
    for value, air, oxygen in [
        (83, 3, 3), (84, 2, 2), (85, 2, 2), (86, 1, 1), (87, 1, 1), (88, 0, 0), (92, 0, 0),
        (93, 0, 1), (94, 0, 1), (95, 0, 2), (96, 0, 2), (97, 0, 3), (100, 0, 3),
    ]:
        yield {**NORMAL, "scale": 2, "saturation": value}, {"saturation": air, "oxygen": 0}
        yield (
            {**NORMAL, "scale": 2, "saturation": value, "oxygen": True},
            {"saturation": oxygen, "oxygen": 2})


VECTORS = list(_vectors())


def _points(value, steps, last):
    for limit, points in steps:
        if value <= limit:
            return points
    return last


def expected(given):
    """What `homeround news2` must answer to complete or incomplete observations."""
    parts = {name: None for name in NORMAL}
    for name in NORMAL:
        value = given.get(name)
        if value is None:
            continue
        if name == "respiration":
            points = _points(value, [(8, 3), (11, 1), (20, 0), (24, 2)], 3)
        elif name == "saturation":
            points = _saturation(value, given.get("scale") or 1, given.get("oxygen"))
        elif name == "oxygen":
            points = 2 if value else 0
        elif name == "systolic":
            points = _points(value, [(90, 3), (100, 2), (110, 1), (219, 0)], 3)
        elif name == "pulse":
            points = _points(value, [(40, 3), (50, 1), (90, 0), (110, 1), (130, 2)], 3)
        elif name == "consciousness":
            points = 0 if value == "A" else 3
        else:
            points = _points(round(value * 10), [(350, 3), (360, 1), (380, 0), (390, 1)], 2)
        parts[name] = points
    missing = [name for name in NORMAL if given.get(name) is None]
    single = any(points == 3 for points in parts.values())
    if missing:
        return {
            "total": None, "parts": parts, "singleThree": single, "missing": missing, "band": None}
    total = sum(parts.values())
    if total >= 7:
        band = "high"
    elif total >= 5:
        band = "medium"
    else:
        band = "lowMedium" if single else "low"
    return {"total": total, "parts": parts, "singleThree": single, "missing": [], "band": band}


def _saturation(value, scale, oxygen):
    if scale == 1:
        return _points(value, [(91, 3), (93, 2), (95, 1)], 0)
    if value <= 92 or not oxygen:
        return _points(value, [(83, 3), (85, 2), (87, 1)], 0)
    return _points(value, [(94, 1), (96, 2)], 3)


def random_observations(count):
    """So many complete observations over the whole accepted range, the same ones every time."""
    source = random.Random(2017)
    return [
        {
            "respiration": source.randint(0, 80), "saturation": source.randint(75, 100),
            "scale": source.choice([1, 2]), "oxygen": source.random() < 0.4,
            "systolic": source.randint(30, 300), "pulse": source.randint(0, 300),
            "consciousness": source.choice("AACVPU"),
            "temperature": source.randint(250, 450) / 10,
        }
        for _ in range(count)
    ]
