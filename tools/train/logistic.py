# SPDX-License-Identifier: Apache-2.0
"""Logistic regression with few features, in the standard library: Newton's method on the penalised log loss."""
import math

STEPS = 15


def chance(weights, x):
    """Of numbers in the order of the weights; 0 to 1."""
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x))))


def solve(matrix, right):
    """Gauss: the x of matrix x = right; both are spent."""
    n = len(right)
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(matrix[r][i]))
        matrix[i], matrix[best] = matrix[best], matrix[i]
        right[i], right[best] = right[best], right[i]
        for r in range(i + 1, n):
            share = matrix[r][i] / matrix[i][i]
            matrix[r] = [x - share * y for x, y in zip(matrix[r], matrix[i])]
            right[r] -= share * right[i]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (right[i] - sum(matrix[i][k] * out[k] for k in range(i + 1, n))) / matrix[i][i]
    return out


def fit(rows, penalty):
    """Weights for rows of (numbers, 0.0 or 1.0), each number list with a 1 at its front: the intercept, which is not penalised."""
    size = len(rows[0][0])
    penalties = [0.0] + [penalty] * (size - 1)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [p * w for p, w in zip(penalties, weights)]
        bend = [[p if i == k else 0.0 for k in range(size)] for i, p in enumerate(penalties)]
        for x, right in rows:
            p = chance(weights, x)
            for i, v in enumerate(x):
                slope[i] += (p - right) * v
                if v:
                    bend[i] = [h + p * (1 - p) * v * u for h, u in zip(bend[i], x)]
        weights = [w - step for w, step in zip(weights, solve(bend, slope))]
    return weights
