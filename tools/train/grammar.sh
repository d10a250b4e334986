#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes data/fr/model.bin and data/en/model.bin anew: some ninety minutes on one core, and the seeds of the tools.
# usage: tools/train/grammar.sh SHARED_DATA WORK_FOLDER      (run in the repository root, after a release build with
#        --target depeche-cli depeche-train-export depeche-train-grammar; python3 with torch, numpy and gensim)
set -eu
S=$1 W=$2
B=build/release D=build/release/share/depeche
python=${PYTHON:-python3}
net="$python tools/train/train_network.py"
export DEPECHE_DATA=$D MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000  # else torch spends its time on page faults
mkdir -p "$W"
$python tools/train/grammar_text.py "$S" "$W"
for language in fr en; do # raw text is cut into words by the program itself; what it says of them is not used
  split -C 3500000 "$W/${language}_raw.txt" "$W/${language}_part_"
  for part in "$W/${language}"_part_*; do $B/depeche parse --lang $language "$part"; done >"$W/${language}_raw.conllu"
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

$python tools/train/word_vectors.py "$W/fr.vec" 2 "$W/fr_raw.conllu" "$sequoia-train.conllu" "$W/gsd_train.conllu"
$python tools/train/word_vectors.py "$W/en.vec" 12 "$W/en_raw.conllu" "$ewt-train.conllu" "$W/gum_train.conllu"
$net vocabulary "$W/fr.words.npy" --data "$W/fr_a.bin=3" "$W/fr_b.bin=3" "$W/fr_raw.bin=25"
$net vocabulary "$W/en.words.npy" --data "$W/en_a.bin=3" "$W/en_raw.bin=5"
fr="--tags $W/fr.tags --vocabulary $W/fr.words.npy --vectors $W/fr.vec --dev $W/fr_dev.bin $W/fr_dev2.bin"
en="--tags $W/en.tags --vocabulary $W/en.words.npy --vectors $W/en.vec --dev $W/en_dev.bin $W/en_dev2.bin"
$net pretrain "$W/fr_guess.pt" $fr --data "$W/fr_raw.bin" --size 384 --layers 4 --dropout 0.05 --rate 1e-3 --batch 2500 --minutes 13
$net train "$W/fr_teacher.pt" $fr --data "$W/fr_a.bin" "$W/fr_b.bin=0.3" --init "$W/fr_guess.pt" --size 384 --layers 4 --arc 192 --rel 128 \
  --dropout 0.4 --word-dropout 0.1 --rate 1e-3 --minutes 8
$net label "$W/fr_silver.bin" $fr --data "$W/fr_raw.bin" --init "$W/fr_teacher.pt" --minutes 2.2
$net train "$W/fr.pt" $fr --data "$W/fr_a.bin=2" "$W/fr_b.bin=0.5" "$W/fr_silver.bin=0.5" --dropout 0.15 --word-dropout 0.1 --minutes 8
$net train "$W/en_teacher.pt" $en --data "$W/en_a.bin" --size 384 --layers 3 --arc 192 --rel 128 --dropout 0.4 --word-dropout 0.1 \
  --rate 1.2e-3 --minutes 13
$net label "$W/en_silver.bin" $en --data "$W/en_raw.bin" --init "$W/en_teacher.pt" --minutes 2
$net train "$W/en.pt" $en --data "$W/en_a.bin" "$W/en_silver.bin" --dropout 0.22 --word-dropout 0.12 --minutes 9

for language in fr en; do $net write "$W/$language.net" --init "$W/$language.pt" --tags "$W/$language.tags" --vocabulary "$W/$language.words.npy"; done
$B/depeche-train-grammar $D fr data/fr/lexicon.tsv "$W/fr.tags" "$W/fr.net" data/fr/model.bin "$sequoia-train.conllu" "$W/gsd_train.conllu" "$fib" \
  --dev "$sequoia-dev.conllu" "$W/gsd_dev.conllu"
$B/depeche-train-grammar $D en data/en/lexicon.tsv "$W/en.tags" "$W/en.net" data/en/model.bin "$ewt-train.conllu" "$W/gum_train.conllu" \
  --dev "$ewt-dev.conllu" "$W/gum_dev.conllu"
