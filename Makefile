# poalint: `make` builds, `make check` runs everything that must pass.
# Set by packagers: CC AR CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR BUILD V.
BUILD     ?= build
PREFIX    ?= /usr/local
CFLAGS    ?= -O2 -g
HARDEN    ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection
HARDEN_LD ?= -Wl,-z,relro,-z,now -Wl,-z,noexecstack
PKG_CONFIG ?= pkg-config

WARN      := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
             -Wmissing-prototypes -Wvla
LIBS      := libpcre2-8 yaml-0.1 jansson libmd
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS))
PKG_LIBS  := $(shell $(PKG_CONFIG) --libs $(LIBS))
OUR_FLAGS  = -std=c17 -D_POSIX_C_SOURCE=200809L -fPIC -fvisibility=hidden -DPOA_BUILDING \
             -Iinclude -Isrc -ffile-prefix-map=$(CURDIR)=. $(WARN) $(HARDEN) $(PKG_CFLAGS)

LIB_SRC   := $(sort $(wildcard src/base/*.c src/input/*.c src/pattern/*.c src/document/*.c \
             src/rules/*.c src/match/*.c src/lint/*.c src/score/*.c src/report/*.c src/api/*.c))
CLI_SRC   := $(sort $(wildcard src/cli/*.c))
GEN       := texts pack fold_tables
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o) $(GEN:%=$(BUILD)/gen/%.o)
CLI_OBJ   := $(CLI_SRC:%.c=$(BUILD)/%.o)

.PHONY: all
all: $(BUILD)/poalint

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OUR_FLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Generated sources.  A tool writes to standard output; the file appears whole.
PACK_YAML := $(filter-out rules/texts.yaml,$(sort $(wildcard rules/*.yaml)))
TOOL_OBJ  := $(BUILD)/src/tools/tool.o
.SECONDARY:

$(BUILD)/tools/%: $(BUILD)/src/tools/%.o $(TOOL_OBJ)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) $(TOOL_LIBS)

$(BUILD)/gen/texts.c: $(BUILD)/tools/make_texts rules/texts.yaml
	@mkdir -p $(@D)
	$^ > $@.tmp && mv $@.tmp $@

$(BUILD)/gen/pack.c: $(BUILD)/tools/make_pack $(PACK_YAML) $(BUILD)/gen/pack.list
	$< $(PACK_YAML) > $@.tmp && mv $@.tmp $@

UNICODE_DIR ?= /usr/share/unicode
OPENCC_DIR ?= /usr/share/opencc
$(BUILD)/tools/make_fold: $(BUILD)/src/tools/fold_sources.o $(BUILD)/src/tools/fold_lookalikes.o \
                          $(BUILD)/src/base/utf8.o
$(BUILD)/tools/make_fold: TOOL_LIBS = $(shell $(PKG_CONFIG) --libs icu-i18n icu-uc)

$(BUILD)/gen/simplified.txt: $(OPENCC_DIR)/TSCharacters.ocd2
	@mkdir -p $(@D)
	opencc_dict -i $< -f ocd2 -o $@ -t text

$(BUILD)/gen/fold_tables.c: $(BUILD)/tools/make_fold $(BUILD)/gen/simplified.txt \
                            src/tools/fold_overrides.txt
	$< $(UNICODE_DIR) $(filter %.txt,$^) > $@.tmp && mv $@.tmp $@

# Changes only when a pack file comes or goes.
.PHONY: FORCE
$(BUILD)/gen/pack.list: FORCE
	@mkdir -p $(@D)
	@echo '$(PACK_YAML)' | cmp -s - $@ || echo '$(PACK_YAML)' > $@

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c Makefile
	$(CC) $(OUR_FLAGS) -Wno-overlength-strings $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libpoalint.a: $(LIB_OBJ)
	rm -f $@ && $(AR) rcsD $@ $^

$(BUILD)/poalint: $(CLI_OBJ) $(BUILD)/libpoalint.a
	$(CC) -pie $(HARDEN_LD) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# One test program: units and properties.
TEST_SRC  := $(sort $(wildcard tests/unit/*.c tests/property/*.c))
TEST_OBJ  := $(TEST_SRC:%.c=$(BUILD)/%.o)

$(BUILD)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OUR_FLAGS) -Itests $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit-tests: $(TEST_OBJ) $(BUILD)/libpoalint.a
	$(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lcriterion

.PHONY: unit
unit: $(BUILD)/unit-tests
	$(BUILD)/unit-tests -j2 --quiet

-include $(TEST_OBJ:.o=.d) $(wildcard $(BUILD)/src/tools/*.d)
-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d)
