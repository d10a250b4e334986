# SPDX-License-Identifier: Apache-2.0
"""The one-to-one assignment of the greatest total weight (Hungarian method), each connected part by itself."""


def best(weights):
    """`weights`: {(i, j): weight > 0}; pairs that are absent cannot be matched. -> sorted list of (i, j)."""
    out = []
    for rows, columns in _parts(weights):
        for r, c in _hungarian([[weights.get((i, j), 0.0) for j in columns] for i in rows]):
            if (rows[r], columns[c]) in weights:
                out.append((rows[r], columns[c]))
    return sorted(out)


def _parts(weights):
    """Connected parts of the bipartite graph: ([i, ...], [j, ...])."""
    by_row, by_column = {}, {}
    for i, j in weights:
        by_row.setdefault(i, []).append(j)
        by_column.setdefault(j, []).append(i)
    seen = set()
    for start in sorted(by_row):
        if start in seen:
            continue
        rows, columns, todo = {start}, set(), [start]
        while todo:
            for j in by_row[todo.pop()]:
                if j not in columns:
                    columns.add(j)
                    fresh = set(by_column[j]) - rows
                    rows |= fresh
                    todo += fresh
        seen |= rows
        yield sorted(rows), sorted(columns)


def _hungarian(gain):
    """Rows and columns of the best assignment in a matrix of gains >= 0 (potentials and shortest augmenting paths, O(n²m))."""
    flip = len(gain) > len(gain[0])
    if flip:
        gain = [list(c) for c in zip(*gain)]
    n, m = len(gain), len(gain[0])
    u, v, row_of, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        row_of[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while row_of[j0]:
            used[j0] = True
            i0, delta, j1 = row_of[j0], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -gain[i0 - 1][j - 1] - u[i0] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
        while j0:
            row_of[j0] = row_of[way[j0]]
            j0 = way[j0]
    pairs = [(row_of[j] - 1, j - 1) for j in range(1, m + 1) if row_of[j]]
    return [(c, r) for r, c in pairs] if flip else pairs
