# SPDX-License-Identifier: Apache-2.0
"""Running means from both sides, and their gradient: h[t] = z[t] h[t-1] + (1 - z[t]) c[t], over B x L x H;
the first half of the columns runs from the left, the second from the right. A Triton kernel on a GPU, a loop elsewhere."""
import torch

try:
    import triton
    import triton.language as tl
except ImportError:
    triton = None

if triton:

    @triton.jit
    def forward_kernel(z, c, h, steps, width, BLOCK: tl.constexpr):
        row, column = tl.program_id(0), tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
        inside = column < width
        left = column < width // 2
        last = tl.zeros([BLOCK], tl.float32)
        for t in range(steps):
            at = row.to(tl.int64) * steps * width + tl.where(left, t, steps - 1 - t) * width + column
            keep, new = tl.load(z + at, inside, other=0), tl.load(c + at, inside, other=0)
            last = keep * (last - new) + new
            tl.store(h + at, last, inside)

    @triton.jit
    def backward_kernel(z, c, h, grad, dz, dc, steps, width, BLOCK: tl.constexpr):
        row, column = tl.program_id(0), tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
        inside = column < width
        left = column < width // 2
        carry = tl.zeros([BLOCK], tl.float32)
        for back in range(steps):
            t = steps - 1 - back
            at = row.to(tl.int64) * steps * width + tl.where(left, t, steps - 1 - t) * width + column
            before = at + tl.where(left, -width, width)
            last = tl.load(h + before, inside & (column * 0 + t > 0), other=0)
            keep, new = tl.load(z + at, inside, other=0), tl.load(c + at, inside, other=0)
            g = tl.load(grad + at, inside, other=0) + carry
            tl.store(dz + at, g * (last - new), inside)
            tl.store(dc + at, g * (1 - keep), inside)
            carry = g * keep


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, c):
        z, c = z.contiguous().float(), c.contiguous().float()
        h = torch.empty_like(c)
        b, l, w = c.shape
        if c.is_cuda:
            forward_kernel[(b, triton.cdiv(w, 64))](z, c, h, l, w, BLOCK=64, num_warps=2)
        else:
            half = w // 2
            for t in range(l):
                for columns, at, before in ((slice(0, half), t, t - 1), (slice(half, w), l - 1 - t, l - t)):
                    last = h[:, before, columns] if t > 0 else torch.zeros_like(h[:, 0, columns])
                    h[:, at, columns] = z[:, at, columns] * (last - c[:, at, columns]) + c[:, at, columns]
        ctx.save_for_backward(z, c, h)
        return h

    @staticmethod
    def backward(ctx, grad):
        z, c, h = ctx.saved_tensors
        grad = grad.contiguous().float()
        dz, dc = torch.empty_like(z), torch.empty_like(c)
        b, l, w = c.shape
        if c.is_cuda:
            backward_kernel[(b, triton.cdiv(w, 64))](z, c, h, grad, dz, dc, l, w, BLOCK=64, num_warps=2)
            return dz, dc
        half = w // 2
        carry = torch.zeros_like(h[:, 0])
        for back in range(l):
            t = l - 1 - back
            for columns, at, before in ((slice(0, half), t, t - 1), (slice(half, w), l - 1 - t, l - t)):
                last = h[:, before, columns] if t > 0 else torch.zeros_like(h[:, 0, columns])
                g = grad[:, at, columns] + carry[:, columns]
                dz[:, at, columns] = g * (last - c[:, at, columns])
                dc[:, at, columns] = g * (1 - z[:, at, columns])
                carry[:, columns] = g * z[:, at, columns]
        return dz, dc
