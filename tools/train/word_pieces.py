# SPDX-License-Identifier: Apache-2.0
"""Words cut into pieces: as a given BERT without capitals cuts them, or by a byte pair encoding of our own."""
import re
import unicodedata

import numpy as np


class GivenPieces:
    def __init__(self, path):
        self.numbers = {line.rstrip("\n"): i for i, line in enumerate(open(path, encoding="utf-8"))}
        self.special = np.array([self.numbers[s] for s in ("[PAD]", "[CLS]", "[SEP]", "[MASK]")])

    def of(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        plain = plain.replace("’", "'").replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')
        out = []
        for part in re.findall(r"[^\W_]+|[\W_]", plain):
            out += self.cut_part(part) if not part.isspace() else []
        return out or [self.numbers["[UNK]"]]

    def cut_part(self, part):
        out, begin = [], 0
        while begin < len(part):
            for end in range(len(part), begin, -1):
                piece = ("##" if begin else "") + part[begin:end]
                if piece in self.numbers:
                    break
            else:
                return [self.numbers["[UNK]"]]
            out.append(self.numbers[piece])
            begin = end
        return out


def trained_pieces(forms, counts, size):
    """Byte pairs of the words, weighed by how often they occur; numbers 0 to 3: padding, start, end, blanked out."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tool = Tokenizer(models.BPE(unk_token=None))
    tool.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=["[PAD]", "[CLS]", "[SEP]", "[MASK]"], min_frequency=2,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)

    def stream():  # the square root would favour the rare; words are repeated by the thousandth part of their count
        for form, count in zip(forms, counts):
            for _ in range(max(1, min(200, int(count) // 20))):
                yield form

    tool.train_from_iterator(stream(), trainer)

    class Cut:
        special = np.arange(4)

        @staticmethod
        def of(form):
            return tool.encode(form, add_special_tokens=False).ids or [0]

    return Cut()
