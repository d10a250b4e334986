# SPDX-License-Identifier: Apache-2.0
"""What does `depeche` say to input it cannot read? Each case: the input, the exit status, the words of the message.

Every input must be refused within the time limit, without a crash, with one clear line on standard error that names the
input, and a good article behind it must still be read.
"""
import json
import os
import shutil
import socket
import sys

from harness import DATA, depeche, expect, run_all, write

GOOD = "Le maire a inauguré le pont de Nantes lundi."


def line(**fields):
    return json.dumps(fields, ensure_ascii=False)


def utf16(text):
    return b"\xff\xfe" + text.encode("utf-16-le")


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


NUL = GOOD.encode() + b"\0" + GOOD.encode()
BROKEN_PAGE = page("<p>Le pr\u00e9sident ").encode() + b"\xff" + " a été reçu à l'Élysée.</p>".encode()

# name of the file, content, words that the message must have
FILES = [
    ("empty.txt", b"", ["empty"]),
    ("blanks.txt", b"   \n\t\r\n  ", ["empty"]),
    ("newlines.txt", b"\n" * 5000, ["empty"]),
    ("no_break_spaces.txt", "\u00a0\u00a0\u2003\n", ["empty"]),
    ("only_mark.txt", b"\xef\xbb\xbf", ["empty"]),
    ("only_mark16.txt", b"\xff\xfe", ["empty"]),
    ("nul_start.txt", b"\0" + GOOD.encode(), ["NUL", "byte 0"]),
    ("nul_middle.txt", NUL, ["NUL", f"byte {len(GOOD.encode())}"]),
    ("nuls.txt", b"\0" * 4096, ["NUL", "byte 0"]),
    ("random.bin", bytes((i * 197 + i // 251) % 256 for i in range(65536)), ["byte"]),
    ("random.txt", bytes((i * i * 31 + 7) % 256 for i in range(9999)), ["byte"]),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ["picture"]),
    ("picture.jpg", b"\xff\xd8\xff\xe0" + b"\0\x10JFIF\0" * 8, ["picture"]),
    ("picture.gif", b"GIF89a" + b"\0" * 64, ["picture"]),
    ("paper.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", ["PDF", "pdftotext"]),
    ("letter.docx", b"PK\x03\x04" + b"\0" * 64, ["ZIP"]),
    ("letter.rtf", rb"{\rtf1\ansi Bonjour}", ["RTF"]),
    ("packed.gz", b"\x1f\x8b\x08" + b"\0" * 32, ["gzip", "gunzip"]),
    ("packed.xz", b"\xfd7zXZ\0" + b"\0" * 32, ["xz"]),
    ("packed.zst", b"\x28\xb5\x2f\xfd" + b"\0" * 32, ["zstd"]),
    ("program", b"\x7fELF" + b"\0" * 64, ["program"]),
    ("store.db", b"SQLite format 3\0" + b"\0" * 64, ["SQLite"]),
    ("packed.jsonl", b"\x1f\x8b\x08" + b"\0" * 32, ["gzip"]),
    ("packed.html", b"\x1f\x8b\x08" + b"\0" * 32, ["gzip"]),
    ("stray.txt", "Le président a été ".encode() + b"\xff" + "reçu à Paris.".encode(), ["UTF-8", "byte 22"]),
    ("half_latin.txt", "Le président a été reçu.\n".encode() + "Il a parlé à l'été passé, a déclaré l'élève zélé.\n".encode("latin-1"), ["UTF-8", "byte 38"]),
    ("stray_ascii.txt", b"The mayor \xff spoke.", ["UTF-8", "byte 10"]),
    ("cut.txt", "Le maire a été reçu, il a parlé é".encode()[:-1], ["UTF-8", "byte 36"]),
    ("overlong.txt", "Il a été dit ".encode() + b"\xc0\xaf" + "à l'été".encode(), ["UTF-8", "byte 15"]),
    ("surrogate.txt", "Il a été dit à l'été ".encode() + b"\xed\xa0\x80", ["UTF-8", "byte 26"]),
    ("beyond.txt", "Il a été dit à l'été ".encode() + b"\xf4\x90\x80\x80", ["UTF-8", "byte 26"]),
    ("marked_broken.txt", b"\xef\xbb\xbfabc\xe9def", ["UTF-8", "byte 6"]),
    ("broken_late.txt", ("Il a été reçu à Paris. " * 4000).encode() + b"\xfe", ["UTF-8", "byte 108000"]),
    ("odd16.txt", utf16(GOOD)[:-1], ["UTF-16", "byte"]),
    ("lone_surrogate16.txt", utf16("abc") + b"\x00\xd8" + "abc".encode("utf-16-le"), ["UTF-16", "byte"]),
    ("controls.txt", b"\x01\x02\x03 caf\xe9 \x04\x05", ["byte"]),
    ("long.txt", b"a " * (5 << 20), ["bytes", "split"]),
    ("huge.txt", b"Bonjour. " * (2 << 20), ["MiB", "split"]),
    ("empty.jsonl", b"", ["empty"]),
    ("blanks.jsonl", b"\n\n  \n", ["empty"]),
    ("no_text.jsonl", line(title="x"), [":1:", '"text"']),
    ("empty_object.jsonl", "{}", [":1:", '"text"']),
    ("cut.jsonl", line(text=GOOD)[:-1], [":1:", "cut off"]),
    ("cut_string.jsonl", line(text=GOOD)[:20], [":1:", "cut off"]),
    ("cut_key.jsonl", '{"te', [":1:"]),
    ("cut_colon.jsonl", '{"text":', [":1:"]),
    ("no_colon.jsonl", '{"text" "a"}', [":1:"]),
    ("half_null.jsonl", '{"text":nul}', [":1:", "JSON"]),
    ("half_true.jsonl", '{"text":"a","x":[tru]}', [":1:", "JSON"]),
    ("no_comma.jsonl", '{"text":"a" "b":1}', [":1:", "JSON"]),
    ("comma_end.jsonl", '{"text":"a",}', [":1:", "JSON"]),
    ("single_quotes.jsonl", "{'text':'a'}", [":1:", "JSON"]),
    ("two_objects.jsonl", '{"text":"a"}{"text":"b"}', [":1:", "JSON"]),
    ("garbage_behind.jsonl", '{"text":"a"} x', [":1:", "JSON"]),
    ("plain_text.jsonl", GOOD, [":1:", "JSON"]),
    ("number.jsonl", "42", [":1:", "a number"]),
    ("string.jsonl", '"abc"', [":1:", "a string"]),
    ("null.jsonl", "null", [":1:", "null"]),
    ("true.jsonl", "true", [":1:", "true or false"]),
    ("array_file.jsonl", "[" + line(text=GOOD) + "]", ["jq"]),
    ("pretty.json", json.dumps({"text": GOOD}, indent=1), ["one object a line", "jq"]),
    ("text_number.jsonl", line(text=5), [":1:", '"text" is a number']),
    ("text_array.jsonl", line(text=["a"]), [":1:", '"text" is an array']),
    ("text_object.jsonl", line(text={"a": 1}), [":1:", '"text" is an object']),
    ("text_bool.jsonl", line(text=True), [":1:", '"text" is true or false']),
    ("text_null.jsonl", line(text=None), [":1:", "empty"]),
    ("text_empty.jsonl", line(text=""), [":1:", "empty"]),
    ("text_blank.jsonl", line(text=" \n "), [":1:", "empty"]),
    ("text_nul.jsonl", '{"text":"a\\u0000b"}', [":1:", "NUL"]),
    ("title_number.jsonl", line(text=GOOD, title=3), [":1:", '"title" is a number']),
    ("title_nul.jsonl", '{"text":"abc","title":"a\\u0000b"}', [":1:", "NUL"]),
    ("outlet_array.jsonl", line(text=GOOD, outlet=["x"]), [":1:", '"outlet"']),
    ("url_object.jsonl", line(text=GOOD, url={}), [":1:", '"url"']),
    ("lang_number.jsonl", line(text=GOOD, lang=7), [":1:", '"lang"']),
    ("id_object.jsonl", line(text=GOOD, id={}), [":1:", '"id"']),
    ("id_real.jsonl", line(text=GOOD, id=1.5), [":1:", '"id"', "whole number"]),
    ("published_word.jsonl", line(text=GOOD, published="hier"), [":1:", '"published"', "2017-11-21"]),
    ("published_number.jsonl", line(text=GOOD, published=20171121), [":1:", '"published"']),
    ("published_month.jsonl", line(text=GOOD, published="2017-13-01"), [":1:", '"published"']),
    ("published_day.jsonl", line(text=GOOD, published="2017-02-30"), [":1:", '"published"']),
    ("published_order.jsonl", line(text=GOOD, published="21/11/2017"), [":1:", '"published"']),
    ("published_tail.jsonl", line(text=GOOD, published="2019-05-14Tfoo"), [":1: byte 0:", '"published"', "2017-11-21T10:30"]),
    ("published_hour.jsonl", line(text=GOOD, published="2019-05-14T25:00"), [":1:", '"published"']),
    ("published_zone.jsonl", line(text=GOOD, published="2019-05-14T10:00+99:00"), [":1:", '"published"']),
    ("published_past_midnight.jsonl", line(text=GOOD, published="2019-05-14T24:00:01"), [":1:", '"published"']),
    ("published_more.jsonl", line(text=GOOD, published="2019-05-14T10:00:00Z or so"), [":1:", '"published"']),
    ("lang_other.jsonl", line(text="Der Bürgermeister sprach.", lang="de"), [":1: byte 0:", "'de'", "--lang"]),
    ("spanish.txt", "El presidente anunció el lunes que el ejército atacó un campamento en el sur del país.", ["Spanish", "--lang"]),
    ("german.jsonl", line(text="Die Polizei hat am Montag drei Männer festgenommen, die einen Anschlag geplant haben."), [":1: byte 0:", "German"]),
    ("russian.txt", "Полиция задержала трёх мужчин в Москве, сообщили власти.", ["Cyrillic"]),
    ("arabic.html", page("<p>اعتقلت الشرطة ثلاثة رجال في القاهرة، حسبما ذكرت السلطات المصرية.</p>"), ["Arabic"]),
    ("lang_long.jsonl", line(text=GOOD, lang="x" * 5000), ["--lang"]),
    ("escape.jsonl", '{"text":"a\\x"}', [":1:", "escape"]),
    ("half_escape.jsonl", '{"text":"\\u12"}', [":1:", "escape"]),
    ("lone_surrogate.jsonl", '{"text":"\\ud800"}', [":1:", "escape"]),
    ("raw_control.jsonl", '{"text":"a\tb"}', [":1:", "control character"]),
    ("raw_nul.jsonl", b'{"text":"a\0b"}', [":1:", "control character"]),
    ("broken_utf8.jsonl", b'{"text":"abc\xff"}', [":1:", "byte 12", "UTF-8"]),
    ("latin1.jsonl", line(text=GOOD).encode("latin-1"), [":1:", "UTF-8"]),
    ("utf16.jsonl", utf16(line(text=GOOD)), ["UTF-16", "iconv"]),
    ("deep.jsonl", '{"text":"a","x":' + "[" * 100000 + "]" * 100000 + "}", [":1:", "deep"]),
    ("deep_open.jsonl", "[" * 200000, ["jq"]),
    ("deep_objects.jsonl", '{"a":' * 100000, [":1:"]),
    ("long_line.jsonl", b'{"text":"' + b"a" * (50 << 20) + b'"}', [":1:", "16 MiB", "skipped"]),
    ("long_text.jsonl", b'{"text":"' + b"a " * (3 << 20) + b'"}', [":1:", "bytes", "split"]),
    ("empty.rss", b"", ["empty"]),
    ("broken.rss", f"<rss><channel><item><title>Titre</title><description>{GOOD}</description>", ["broken.rss: line 1:", "no well-formed XML", "cut off"]),
    ("no_item.rss", "<rss><channel><title>La Gazette</title></channel></rss>", ["no item"]),
    ("deep.atom", "<feed>" + "<a>" * 100000 + "</a>" * 100000 + "</feed>", ["deep.atom: line 1: is nested deeper than 256 elements; no feed is\n"]),
    ("long.atom", "<feed><entry><summary>" + "Oui. " * 2200000 + "</summary></entry></feed>", ["long.atom: line 1: holds a text or a name that is too long"]),
    ("bomb.xml", '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "boum"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><description>&b;</description></item></channel></rss>',
     ["entities"]),
    ("hidden_bomb.rss", '<!-- <item --><!-- <entry --><!DOCTYPE rss [<!ENTITY a "boum"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><description>&b;</description></item></channel></rss>',
     ["declares entities"]),
    ("parameter.rss", '<!DOCTYPE rss [<!ENTITY % a SYSTEM "good.txt"> %a;]><rss><channel><item><description>Oui.</description></item></channel></rss>', ["declares entities"]),
    ("below_blanks.rss", "\n \r\n\n<rss><channel>\n<item><title>Titre</title></item></channel></rss>", ["below_blanks.rss:5:"]),
    ("broken_below_blanks.rss", "\n\n<rss>\n<channel></rss>", ["broken_below_blanks.rss: line 4:"]),
    ("headlines.rss", "<rss><channel>\n<item><title>Titre</title></item></channel></rss>", ["headlines.rss:2:", "no content or description"]),
    ("picture.rss", '<rss><channel>\n<item><title>Titre</title><description>&lt;img src="x"/&gt;</description></item></channel></rss>',
     ["picture.rss:2:", "no content or description"]),
    ("blank.rss", "<rss><channel>\n<item><title>Titre</title><description>&amp;nbsp; </description></item></channel></rss>",
     ["blank.rss:2:", "no content or description"]),
    ("item.rss", "<rss><channel>\n<item><description>" + "&lt;div&gt;" * 1000 + GOOD + "</description></item></channel></rss>", ["item.rss:2:", "256"]),
    ("empty.html", b"", ["empty"]),
    ("blanks.html", b"  \n ", ["empty"]),
    ("no_body.html", "<html></html>", ["no article text"]),
    ("only_script.html", page("<script>var a = 'Bonjour';</script>"), ["script"]),
    ("only_links.html", page("<nav><a href=/>Accueil</a></nav><ul><li><a href=a>Un</a></li></ul>"), ["no article text"]),
    ("only_comment.html", "<!-- " + GOOD + " -->", ["empty"]),
    ("deep.html", page("<div>" * 100000 + GOOD + "</div>" * 100000), ["256"]),
    ("deep_inline.html", page("<b><i>" * 50000 + GOOD), ["256"]),
    ("deep_lists.html", page("<ul><li>" * 100000 + GOOD), ["256"]),
    ("deep_tables.html", page("<table><tr><td>" * 50000 + GOOD), ["256"]),
    ("nul.html", page("<p>" + GOOD + "\0</p>"), ["NUL"]),
    ("broken_utf8.html", BROKEN_PAGE, ["UTF-8", "byte"]),
    ("declared_broken.html", page("<p>" + GOOD + " été</p>", "<meta charset=utf-8>").encode() + b"\xfe", ["utf-8", "byte"]),
    ("huge.html", b"<html><body>" + b"<p>Bonjour.</p>" * (2 << 20), ["MiB"]),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ["picture"]),
]


def refused(name, content, words):
    def case():
        write(name, content)
        write("good.txt", GOOD)
        run = depeche("code", "--format", "jsonl", name, "good.txt")
        errors = run.errors()
        expect(run.code == 1, "exit status", run.code, errors[:300])
        expect(errors.startswith(f"depeche: {name}"), errors[:300])
        expect(errors.count("\n") == 1 and len(errors) < 400, "one short line is needed", errors[:600])
        for word in words:
            expect(word in errors, f"'{word}' is not in", errors)
        documents = [json.loads(part) for part in run.text().splitlines() if '"kind":"document"' in part]
        expect([d["path"] for d in documents] == ["good.txt"], documents)

    return case


def usage(words, *args, code=2, stdin=b"", **more):
    def case():
        write("good.txt", GOOD)
        run = depeche(*args, stdin=stdin, **more)
        errors = run.errors()
        expect(run.code == code, "exit status", run.code, errors)
        expect(run.out == b"", run.out[:200])
        for word in words:
            expect(word in errors, f"'{word}' is not in", errors)

    return case


def entity_bomb():
    """Entities of a document type are never expanded: the page is small, so is what is read."""
    entities = "".join(f'<!ENTITY a{i} "{("&a%d;" % (i - 1)) * 10}">' for i in range(1, 12))
    write("bomb.html", f'<!DOCTYPE html [<!ENTITY a0 "boum">{entities}]><html><body><p>{GOOD} &a11;</p></body></html>')
    run = depeche("code", "--format", "jsonl", "bomb.html")
    expect(run.code in (0, 1) and len(run.out) < 20000, run.code, len(run.out))


def external_entity():
    write("secret.txt", "SECRET")
    write("page.html", f'<!DOCTYPE html [<!ENTITY x SYSTEM "secret.txt">]><html><body><p>{GOOD} &x;</p></body></html>')
    run = depeche("code", "--format", "jsonl", "--with-text", "page.html")
    expect(b"SECRET" not in run.out, run.out[:300])


def missing():
    run = depeche("code", "nowhere.txt")
    expect(run.code == 1 and "nowhere.txt: No such file" in run.errors(), run.code, run.errors())


def directory():
    os.mkdir("folder")
    run = depeche("code", "folder")
    expect(run.code == 1 and "folder: is a directory" in run.errors(), run.code, run.errors())


def unreadable():
    write("closed.txt", GOOD)
    os.chmod("closed.txt", 0)
    if os.access("closed.txt", os.R_OK):
        return  # root reads everything
    run = depeche("code", "closed.txt")
    expect(run.code == 1 and "closed.txt: Permission denied" in run.errors(), run.code, run.errors())


def dangling_link():
    os.symlink("nowhere", "link.txt")
    run = depeche("code", "link.txt")
    expect(run.code == 1 and "link.txt: No such file" in run.errors(), run.code, run.errors())


def link_loop():
    os.symlink("loop.txt", "loop.txt")
    run = depeche("code", "loop.txt")
    expect(run.code == 1 and "loop.txt: " in run.errors(), run.code, run.errors())


def unix_socket():
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind("socket")
        run = depeche("code", "socket")
    expect(run.code == 1 and "socket: " in run.errors(), run.code, run.errors())


def null_device():
    run = depeche("code", "/dev/null")
    expect(run.code == 1 and "/dev/null: the article is empty" in run.errors(), run.code, run.errors())


def endless_device():
    run = depeche("code", "/dev/zero")
    expect(run.code == 1 and "MiB" in run.errors(), run.code, run.errors())


def long_name():
    run = depeche("code", "a" * 5000)
    expect(run.code == 1 and "File name too long" in run.errors(), run.code, run.errors()[-100:])


def hostile_name():
    run = depeche("code", "a\x1b[31m\nb")
    expect(run.code == 1 and b"\x1b" not in run.err and run.err.count(b"\n") == 1, run.err)


def empty_name():
    run = depeche("code", "")
    expect(run.code in (1, 2) and run.err, run.code)


def empty_stdin():
    run = depeche("code", "-")
    expect(run.code == 1 and "standard input: " in run.errors() and "empty" in run.errors(), run.errors())


def no_file_reads_stdin():
    run = depeche("code")
    expect(run.code == 1 and "standard input" in run.errors(), run.errors())


def every_bad_line_is_named():
    lines = [line(text=GOOD), "{", line(text=GOOD + " Oui."), "x", "", line(text=1), line(text=GOOD + " Non.")]
    write("mixed.jsonl", "\n".join(lines))
    run = depeche("code", "--format", "jsonl", "mixed.jsonl")
    errors = run.errors().splitlines()
    expect(run.code == 1 and len(errors) == 3, errors)
    offset = 0
    for number, text in enumerate(lines, 1):
        named = [e for e in errors if e.startswith(f"depeche: mixed.jsonl:{number}: byte ")]
        expect(bool(named) == (number in (2, 4, 6)), number, errors)
        if named:
            byte = int(named[0].split("byte ")[1].split(":")[0])
            expect(offset <= byte <= offset + len(text.encode()), named, offset)
        offset += len(text.encode()) + 1
    expect(run.text().count('"kind":"document"') == 3, run.text())


def behind_a_long_line():
    write("long.jsonl", b'{"text":"' + b"a" * (17 << 20) + b'"}\n' + line(text=GOOD).encode())
    run = depeche("code", "--format", "jsonl", "long.jsonl")
    expect(run.code == 1 and "long.jsonl:1:" in run.errors(), run.errors())
    expect(run.text().count('"kind":"document"') == 1, run.text())


def all_bad():
    names = [write(name, content) for name, content, _ in FILES[:20]]
    for jobs in ("1", "4"):
        run = depeche("code", "--jobs", jobs, *names)
        expect(run.code == 1 and run.errors().count("\n") == 20 and run.out == b"", run.errors())


def damaged(file, content, words):
    def case():
        shutil.copytree(DATA, "packs")
        write(f"packs/{file}", content)
        write("good.txt", GOOD)
        run = depeche("code", "--data", "packs", "good.txt")
        expect(run.code == 3 and run.out == b"", run.code, run.errors())
        expect(f"packs/{file}" in run.errors(), run.errors())
        for word in words:
            expect(word in run.errors(), f"'{word}' is not in", run.errors())

    return case


def pack_gone():
    shutil.copytree(DATA, "packs")
    shutil.rmtree("packs/en")
    run = depeche("code", "--data", "packs", "good.txt")
    expect(run.code == 3 and "packs/en/manifest.tsv" in run.errors(), run.code, run.errors())


def folder_without_articles():
    """`ingest` of a folder that holds none says so, and never reads standard input instead; what stands beside it is read."""
    os.makedirs("barren/below")
    write("barren/below/notes.pdf", "none")
    run = depeche("ingest", "--ledger", "l.db", "barren", stdin=GOOD.encode())
    expect(run.code == 1 and "barren" in run.errors() and "added" not in run.errors(), run.code, run.errors())
    write("good.txt", GOOD)
    run = depeche("ingest", "--ledger", "l.db", "barren", "good.txt")
    expect(run.code == 1 and "1 added" in run.errors(), run.code, run.errors())


MANIFEST = "# what: a\n# source: b\n# licence: c\nentry\tvalue\tsource\tlicence\tsha256\n"

CASES = [(name, refused(name, content, words)) for name, content, words in FILES] + [
    ("entity bomb", entity_bomb),
    ("external entity", external_entity),
    ("missing", missing),
    ("directory", directory),
    ("folder without articles", folder_without_articles),
    ("unreadable", unreadable),
    ("dangling link", dangling_link),
    ("link loop", link_loop),
    ("socket", unix_socket),
    ("/dev/null", null_device),
    ("/dev/zero", endless_device),
    ("long name", long_name),
    ("hostile name", hostile_name),
    ("empty name", empty_name),
    ("empty standard input", empty_stdin),
    ("no file", no_file_reads_stdin),
    ("every bad line is named", every_bad_line_is_named),
    ("behind a long line", behind_a_long_line),
    ("all bad", all_bad),
    ("no command", usage(["subcommand"])),
    ("unknown command", usage(["'cod'", "did you mean 'code'"], "cod", "good.txt")),
    ("unknown command of a command", usage(["'chek'", "'check'"], "pack", "chek")),
    ("far command", usage(["'foo'", "show, split, merge, unpin"], "event", "foo")),
    ("unknown option", usage(["--colour"], "code", "--colour", "good.txt")),
    ("date word", usage(["--date", "2017-11-21"], "code", "--date", "hier", "good.txt")),
    ("date order", usage(["--date"], "code", "--date", "21-11-2017", "good.txt")),
    ("date that is none", usage(["--date"], "code", "--date", "2017-02-30", "good.txt")),
    ("date with time", usage(["--date"], "code", "--date", "2017-02-20T10:00", "good.txt")),
    ("date lacks", usage(["--date"], "code", "good.txt", "--date")),
    ("language", usage(["--lang", "fr"], "code", "--lang", "de", "good.txt")),
    ("format", usage(["--format", "jsonl"], "code", "--format", "xml", "good.txt")),
    ("from", usage(["--from", "html"], "code", "--from", "pdf", "good.txt")),
    ("encoding", usage(["--encoding", "latin-17"], "code", "--encoding", "latin-17", "good.txt")),
    ("no jobs", usage(["--jobs"], "code", "--jobs", "0", "good.txt")),
    ("negative jobs", usage(["--jobs"], "code", "--jobs", "-1", "good.txt")),
    ("too many jobs", usage(["--jobs"], "code", "--jobs", "100000", "good.txt")),
    ("jobs word", usage(["--jobs"], "code", "--jobs", "many", "good.txt")),
    ("confidence", usage(["--min-confidence"], "code", "--min-confidence", "2", "good.txt")),
    ("confidence word", usage(["--min-confidence"], "code", "--min-confidence", "high", "good.txt")),
    ("actors of nothing", usage(["--ledger", "FILE"], "actors")),
    ("actors of a ledger and of articles", usage(["--ledger"], "actors", "--ledger", "x", "good.txt")),
    ("places format", usage(["--format", "csv"], "places", "--format", "xml", "good.txt")),
    ("no packs", usage(["nowhere"], "code", "--data", "nowhere", "good.txt", code=3)),
    ("no packs in the environment", usage(["nowhere"], "code", "good.txt", code=3, env={"DEPECHE_DATA": "nowhere"})),
    ("pack is a file", usage(["good.txt"], "code", "--data", "good.txt", "good.txt", code=3)),
    ("pack gone", pack_gone),
    ("manifest empty", damaged("fr/manifest.tsv", "", [])),
    ("manifest binary", damaged("fr/manifest.tsv", b"\0\xff\xfe" * 99, [])),
    ("manifest of the future", damaged("fr/manifest.tsv", MANIFEST + "format\t99\nlanguage\tfr\n", ["99"])),
    ("manifest without format", damaged("fr/manifest.tsv", MANIFEST + "language\tfr\n", ["format"])),
    ("manifest of another", damaged("fr/manifest.tsv", MANIFEST + "format\t1\nlanguage\ten\n", ["fr"])),
]

if __name__ == "__main__":
    expect(len(CASES) >= 100, len(CASES))
    run_all(CASES if len(sys.argv) < 4 else [case for case in CASES if sys.argv[3] in case[0]])
