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
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o)
CLI_OBJ   := $(CLI_SRC:%.c=$(BUILD)/%.o)

.PHONY: all
all: $(BUILD)/poalint

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OUR_FLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libpoalint.a: $(LIB_OBJ)
	rm -f $@ && $(AR) rcsD $@ $^

$(BUILD)/poalint: $(CLI_OBJ) $(BUILD)/libpoalint.a
	$(CC) -pie $(HARDEN_LD) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d)
