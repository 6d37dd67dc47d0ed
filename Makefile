# poalint.  `make` builds, `make test` runs the tests, `make check` runs everything
# that must pass before a change is handed in.
#
# Set by packagers: CC AR CFLAGS CPPFLAGS LDFLAGS PREFIX BINDIR LIBDIR INCLUDEDIR
# MANDIR DESTDIR PKG_CONFIG BUILD HARDEN HARDEN_LD V (V=1 shows whole commands).
BUILD      ?= build
PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR     ?= $(PREFIX)/share/man
CFLAGS     ?= -O2 -g
HARDEN     ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection
HARDEN_LD  ?= -Wl,-z,relro,-z,now -Wl,-z,noexecstack
PKG_CONFIG ?= pkg-config
FUZZ_SECONDS ?= 60
# Data of the build: Debian's unicode-data and libopencc-data.
UNICODE_DIR ?= /usr/share/unicode
OPENCC_DIR  ?= /usr/share/opencc

WARN       := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
              -Wmissing-prototypes -Wvla
LIBS       := libpcre2-8 yaml-0.1 jansson libmd md4c gumbo minizip expat
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS))
PKG_LIBS   := $(shell $(PKG_CONFIG) --libs $(LIBS))
GMIME_CFLAGS := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags-only-I gmime-3.0))
OUR_FLAGS   = -std=c17 -D_XOPEN_SOURCE=700 -fPIC -fvisibility=hidden -DPOA_BUILDING \
              -Iinclude -Isrc -ffile-prefix-map=$(CURDIR)=. $(WARN) $(HARDEN) $(PKG_CFLAGS)

version     = $(shell awk '/^\#define POA_VERSION_/ { printf "%s%s", dot, $$3; dot = "." }' \
              include/poalint.h)
SONAME      = libpoalint.so.0
MAN        := $(sort $(wildcard src/cli/*.1))

Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-7s %s\n' '$(1)' '$(patsubst $(BUILD)/%,%,$@)';)

LAYERS    := base input pattern document rules config match lint score report api
LIB_SRC   := $(sort $(wildcard $(LAYERS:%=src/%/*.c)))
CLI_SRC   := $(sort $(wildcard src/cli/*.c))
GEN       := common_han fold_tables pack texts
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o) $(GEN:%=$(BUILD)/gen/%.o)
CLI_OBJ   := $(CLI_SRC:%.c=$(BUILD)/%.o)
HEADERS   := $(sort $(wildcard include/*.h $(LAYERS:%=src/%/*.h) src/cli/*.h))

.PHONY: all
all: $(BUILD)/poalint $(BUILD)/libpoalint.a $(BUILD)/$(SONAME) $(BUILD)/poalint.pc $(BUILD)/gen/pack.checked

.SECONDARY:
.DELETE_ON_ERROR:

# ---- Objects, libraries, program ----------------------------------------------

# GMime is loaded with the first mail, not linked: its headers alone, as the system's.
$(BUILD)/src/input/mail_gmime.o: OUR_FLAGS += $(GMIME_CFLAGS)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(OUR_FLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c Makefile
	$(call say,CC)$(CC) $(OUR_FLAGS) -Wno-overlength-strings $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libpoalint.a: $(LIB_OBJ)
	$(call say,AR)rm -f $@ && $(AR) rcsD $@ $^

$(BUILD)/$(SONAME): $(LIB_OBJ) src/poalint.map
	$(call say,LD)$(CC) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=src/poalint.map \
	    $(HARDEN_LD) $(CFLAGS) $(LDFLAGS) -o $@ $(LIB_OBJ) $(PKG_LIBS)

$(BUILD)/poalint: $(CLI_OBJ) $(BUILD)/libpoalint.a
	$(call say,LD)$(CC) -pie $(HARDEN_LD) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# Written again when the folders of an installation change.
$(BUILD)/poalint.pc: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' 'Name: poalint' 'Version: $(version)' \
	    'Description: judge the draft of a plan of action before Amazon does' \
	    'Requires.private: $(LIBS)' 'Cflags: -I$(INCLUDEDIR)' \
	    'Libs: -L$(LIBDIR) -lpoalint' > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# ---- Generated sources: a tool writes to standard output -----------------------

PACK_YAML := $(filter-out rules/texts.yaml,$(sort $(wildcard rules/*.yaml)))

$(BUILD)/tools/%: $(BUILD)/src/tools/%.o $(BUILD)/src/tools/tool.o
	@mkdir -p $(@D)
	$(call say,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) $(TOOL_LIBS)

$(BUILD)/tools/make_fold: $(BUILD)/src/tools/fold_sources.o $(BUILD)/src/tools/fold_lookalikes.o \
                          $(BUILD)/src/base/utf8.o
$(BUILD)/tools/make_fold: TOOL_LIBS = $(shell $(PKG_CONFIG) --libs icu-i18n icu-uc)

$(BUILD)/gen/texts.c: $(BUILD)/tools/make_texts rules/texts.yaml
	@mkdir -p $(@D)
	$(call say,GEN)$^ > $@

$(BUILD)/tools/make_common: $(BUILD)/src/base/utf8.o

$(BUILD)/gen/common_han.c: $(BUILD)/tools/make_common $(BUILD)/gen/simplified.txt $(PACK_YAML) $(BUILD)/gen/pack.list
	$(call say,GEN)$< $(BUILD)/gen/simplified.txt $(PACK_YAML) > $@

$(BUILD)/gen/pack.c: $(BUILD)/tools/make_pack $(PACK_YAML) $(BUILD)/gen/pack.list
	$(call say,GEN)$< $(PACK_YAML) > $@

# A run takes the patterns of the standard pack on trust, so the build tries them all.
$(BUILD)/gen/pack.checked: $(BUILD)/poalint $(PACK_YAML)
	$(call say,CHECK)$< validate --no-builtin rules > $@ || { cat $@; exit 1; }

# Changes only when a pack file comes or goes.
.PHONY: FORCE
$(BUILD)/gen/pack.list: FORCE
	@mkdir -p $(@D)
	@echo '$(PACK_YAML)' | cmp -s - $@ || echo '$(PACK_YAML)' > $@

$(BUILD)/gen/simplified.txt: $(OPENCC_DIR)/TSCharacters.ocd2
	@mkdir -p $(@D)
	$(call say,GEN)opencc_dict -i $< -f ocd2 -o $@ -t text

$(BUILD)/gen/fold_tables.c: $(BUILD)/tools/make_fold $(BUILD)/gen/simplified.txt \
                            src/tools/fold_overrides.txt
	$(call say,GEN)$< $(UNICODE_DIR) $(filter %.txt,$^) > $@

# ---- Tests: one program of units and properties, then the program as users see it

TEST_SRC  := $(sort $(wildcard tests/unit/*.c tests/property/*.c tests/support/*.c \
             tests/fuzz/fuzz_*.c))
TEST_OBJ  := $(TEST_SRC:%.c=$(BUILD)/%.o)

$(BUILD)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(OUR_FLAGS) -Itests -DPOA_FUZZ_REPLAY $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Parts of the program, beside the library.
$(BUILD)/unit-tests: $(TEST_OBJ) $(filter-out %/main.o,$(CLI_OBJ)) $(BUILD)/libpoalint.a
	$(call say,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lcriterion

.PHONY: test unit golden rules-test eval-test acceptance drafts formats-test mails-test encodings-test notices-test
test: unit golden drafts rules-test eval-test acceptance formats-test mails-test encodings-test notices-test check-readme check-layers check-banned check-sizes check-headers check-symbols check-texts

unit: $(BUILD)/unit-tests
	$(BUILD)/unit-tests -j2

golden: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint tests/golden/run.sh

rules-test: $(BUILD)/poalint
	$(BUILD)/poalint test
	$(BUILD)/poalint validate --no-builtin rules

eval-test:
	python3 tests/eval/test_eval.py

# What a seller is promised, on whole letters; and the report of every draft.
acceptance: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint python3 tests/acceptance/test_letters.py

# What is read from notices of every kind.
notices-test: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint python3 tests/notice/test_notices.py

# Drafts in every encoding, and how many of them are told right.
encodings-test: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint python3 tests/encoding/test_encodings.py

# The same letters as plain text and as mails.
mails-test: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint python3 tests/mail/test_mails.py

# Every format for programs, read back by other parsers.
formats-test: $(BUILD)/poalint
	POALINT=$(BUILD)/poalint python3 tests/report/test_formats.py

drafts: $(BUILD)/poalint
	tests/drafts/run.sh $(BUILD)/poalint

# ---- Checks of the source -------------------------------------------------------

.PHONY: check check-layers check-banned check-sizes check-headers check-symbols check-texts check-install check-readme format-check
check: test check-install format-check lint

# Includes point one way: src/LAYERS.
check-layers:
	@awk -f tests/api/layers.awk src/LAYERS $(sort $(wildcard src/*/*.c src/*/*.h)) && echo layers: ok

# Functions that the library must not call.
check-banned:
	@awk -f tests/api/banned.awk $(LIB_SRC) && echo banned: ok

check-sizes:
	@wc -l $(sort $(wildcard src/*/*.c src/*/*.h)) | awk '$$2 != "total" && $$1 > 600 \
	    { print $$2 ": " $$1 " lines, 600 are allowed"; bad = 1 } \
	    END { if (!bad) print "sizes: ok"; exit bad }'

# Every header compiles alone as C17, the public one also as C++.
check-headers:
	@for h in $(HEADERS); do \
	    printf '#include "%s"\ntypedef int not_empty;\n' $$h | \
	    $(CC) $(OUR_FLAGS) -Werror -I. -x c -fsyntax-only - || exit 1; done
	@echo '#include "poalint.h"' | \
	    $(CXX) -std=c++11 -Wall -Wextra -Wpedantic -Iinclude -x c++ -fsyntax-only -
	@echo headers: ok

# The shared library exports what the public header says, and nothing else.
check-symbols: $(BUILD)/$(SONAME)
	@nm -D --defined-only $< | awk '{ print $$3 }' | LC_ALL=C sort | grep -v '^_\|^__' | \
	    diff -u tests/api/symbols.txt - && echo symbols: ok

# Each key of a text that the sources name is in rules/texts.yaml, and the other way.
check-texts: $(BUILD)/gen/texts.c
	@tests/api/texts.sh $<
	@tests/api/tools.sh $(BUILD)/tools/make_texts

# Into an empty folder, used from there, and removed again.
check-install: all
	@CC='$(CC)' tests/api/install.sh

# The READMEs show what the program prints; `UPDATE=1 tests/readme.sh` writes it anew.
check-readme: $(BUILD)/poalint
	@tests/readme.sh

FORMATTED := $(sort $(wildcard include/*.h src/*/*.[ch] tests/*/*.[ch]))
format-check:
	@clang-format --dry-run -Werror $(FORMATTED) && echo format: ok

.PHONY: format lint
format:
	clang-format -i $(FORMATTED)

lint: $(GEN:%=$(BUILD)/gen/%.c)
	printf '%s\n' $(LIB_SRC) $(CLI_SRC) $(sort $(wildcard src/tools/*.c)) | \
	    xargs -P 2 -n 4 sh -c 'clang-tidy --quiet "$$@" -- $(OUR_FLAGS) $(GMIME_CFLAGS) 2>/dev/null' sh

# ---- Slower tests ------------------------------------------------------------------

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

.PHONY: sanitize eval bench fuzz fuzz-targets
# A tree of its own, so that objects never mix.
sanitize:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/asan HARDEN= HARDEN_LD= CPPFLAGS=-DPOA_ARENA_STRICT \
	    CFLAGS='$(SANITIZE)' unit golden rules-test

# Other drafts: `make eval LABELLED=FOLDER`.  Those of the project are kept as a page.
LABELLED ?= fixtures/labelled fixtures/held-out
EVAL_PAGE = $(if $(filter file,$(origin LABELLED)),--write fixtures/labelled/EVAL.md)
eval: $(BUILD)/poalint
	python3 tests/eval/eval.py --poalint $(BUILD)/poalint $(EVAL_PAGE) $(EVALFLAGS) $(LABELLED)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/libpoalint.a
	@mkdir -p $(@D)
	$(call say,LD)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# 4 KiB of letter.
$(BUILD)/bench/draft.txt: fixtures/labelled/en-good-odr-headings.txt \
                          fixtures/labelled/en-good-safety-letter-style.txt
	@mkdir -p $(@D)
	cat $^ | head -c 4096 > $@

bench: $(BUILD)/poalint $(BUILD)/bench/bench $(BUILD)/bench/empty $(BUILD)/bench/draft.txt
	$(BUILD)/bench/bench $(BUILD)/poalint $(BUILD)/bench/empty $(BUILD)/bench/draft.txt

fuzz:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang HARDEN= HARDEN_LD= CPPFLAGS=-DPOA_ARENA_STRICT \
	    CFLAGS='$(SANITIZE) -fsanitize=fuzzer-no-link' fuzz-targets
	tests/fuzz/run.sh $(BUILD)/fuzz $(FUZZ_SECONDS)

FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
fuzz-targets: $(FUZZERS)

$(BUILD)/fuzz_docx: tests/support/office.c
$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libpoalint.a
	$(call say,LD)$(CC) $(OUR_FLAGS) -Itests $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

# ---- Installing ---------------------------------------------------------------------

INSTALLED = $(BINDIR)/poalint $(INCLUDEDIR)/poalint.h $(LIBDIR)/libpoalint.a \
            $(LIBDIR)/libpoalint.so $(LIBDIR)/$(SONAME) $(LIBDIR)/pkgconfig/poalint.pc \
            $(MAN:src/cli/%=$(MANDIR)/man1/%)

.PHONY: install uninstall clean
install: all
	install -d $(addprefix $(DESTDIR),$(sort $(dir $(INSTALLED))))
	install -m 755 $(BUILD)/poalint $(DESTDIR)$(BINDIR)/poalint
	install -m 644 include/poalint.h $(DESTDIR)$(INCLUDEDIR)/poalint.h
	install -m 644 $(BUILD)/libpoalint.a $(DESTDIR)$(LIBDIR)/libpoalint.a
	install -m 755 $(BUILD)/$(SONAME) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libpoalint.so
	install -m 644 $(BUILD)/poalint.pc $(DESTDIR)$(LIBDIR)/pkgconfig/poalint.pc
	$(if $(MAN),install -m 644 $(MAN) $(DESTDIR)$(MANDIR)/man1)

uninstall:
	rm -f $(addprefix $(DESTDIR),$(INSTALLED))

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(wildcard $(BUILD)/src/tools/*.d $(BUILD)/tests/bench/*.d)
