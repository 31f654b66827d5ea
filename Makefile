# Nappe: what to type. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += --no-print-directory --no-builtin-rules

CARGO_TARGET_DIR ?= target
NAPPE := $(abspath $(CARGO_TARGET_DIR))/release/nappe
NAPPE_DEBUG := $(abspath $(CARGO_TARGET_DIR))/debug/nappe

# The site is always here: the server embeds it from here.
SITE := target/site
SITE_BUILT := target/site.stamp
APP := $(shell find app/src -type f) app/build.rs app/Cargo.toml Cargo.toml Cargo.lock
STYLES := $(shell find style -type f)
PUBLIC := $(shell find public -type f)

# A phone loads `nappe`, the desk and the projector load `hall`.
FEATURE_nappe := table
FEATURE_hall := hall
WASM_OPT_FLAGS := -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
	--enable-mutable-globals --enable-reference-types --enable-multivalue

ESBUILD := end2end/node_modules/.bin/esbuild --bundle --minify --target=chrome109,firefox115,safari15.6 --log-level=warning --log-override:duplicate-object-key=silent

# The wasm-bindgen tool has to be of exactly the version of the library: the one on the PATH, or else our own.
BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/^version = "\(.*\)"/\1/p;}' Cargo.lock)
ifeq ($(shell wasm-bindgen --version 2>/dev/null),wasm-bindgen $(BINDGEN_VERSION))
BINDGEN := $(shell command -v wasm-bindgen)
else
BINDGEN := target/tools/$(BINDGEN_VERSION)/bin/wasm-bindgen
endif

NODE_TOOLS := end2end/node_modules/.package-lock.json
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export CHROMIUM ?= /usr/bin/chromium

.PHONY: help run build site size test lint unit browser chromium bench clean prerequisites

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

run: build ## builds what is missing and serves on http://localhost:3000, keeping cafés in ./data
	@exec $(NAPPE) serve --listen 0.0.0.0:3000 --data data

build: site ## the release binary, the site inside: target/release/nappe
	@cargo build --quiet --release -p server

site: prerequisites $(SITE_BUILT) ## what browsers load: target/site
	@:

size: site ## brotli bytes of a table page by part
	@node end2end/size.mjs

test: prerequisites lint unit browser ## formatting, clippy, all tests, the browser's too

lint: $(SITE_BUILT)
	@cargo fmt --check
	@cargo clippy --quiet -p app --all-targets -- -D warnings
	@cargo clippy --quiet --workspace --all-targets -- -D warnings
	@cargo clippy --quiet -p app --lib --features table,hall --target wasm32-unknown-unknown -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny --log-level error check; \
	else echo "cargo-deny is not installed: licences and advisories were not checked"; fi

unit: $(SITE_BUILT)
	@cargo test --quiet -p app
	@cargo test --quiet --workspace
	@cargo build --quiet -p app --bin plans --target wasm32-unknown-unknown
	@node end2end/plans.mjs $(CARGO_TARGET_DIR)/wasm32-unknown-unknown/debug/plans.wasm

browser: $(SITE_BUILT) chromium
	@cargo build --quiet -p server
	@cd end2end && NAPPE="$(NAPPE_DEBUG)" npx playwright test

bench: build size chromium ## the numbers of the README, on this machine
	@cargo test --quiet -p app --release --test seating -- --ignored --nocapture numbers
	@$(NAPPE) plan app/tests/seating/instances.json --out target/schedules
	@$(NAPPE) plan app/tests/seating/instances.json --out target/schedules --live
	@NAPPE="$(NAPPE)" node end2end/bench.mjs
	@cd end2end && NAPPE="$(NAPPE)" npx playwright test --config bench.config.ts

clean: ## forgets everything that was built
	@cargo clean --quiet
	@rm -rf target end2end/node_modules end2end/test-results

prerequisites:
	@missing=0; \
	need() { command -v "$$1" >/dev/null || { echo "missing: $$1 ($$2)"; missing=1; }; }; \
	need cargo "Rust, from https://rustup.rs"; \
	need rustup "from https://rustup.rs; it adds the WebAssembly target"; \
	need node "Node 20 or newer, from https://nodejs.org"; \
	need npm "comes with Node"; \
	need cc "a C compiler: on Debian, apt install build-essential"; \
	exit $$missing
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

# --- how things are made ---

$(SITE_BUILT): $(SITE)/pkg/nappe.js $(SITE)/pkg/hall.js $(SITE)/pkg/nappe.css $(SITE)/pkg/hall.css $(PUBLIC) end2end/size.mjs
	@cp -R public/. $(SITE)/
	@node end2end/size.mjs --quiet
	@touch $@

$(SITE)/pkg/%.css: $(STYLES) $(NODE_TOOLS)
	@mkdir -p $(@D)
	@$(ESBUILD) style/$*.css --external:/fonts/* --outfile=$@

$(SITE)/pkg/%.js: target/%.wasm $(BINDGEN) $(NODE_TOOLS)
	@mkdir -p $(@D)
	@$(BINDGEN) $< --target web --no-typescript --out-name $* --out-dir target/bindgen
	@end2end/node_modules/.bin/wasm-opt $(WASM_OPT_FLAGS) target/bindgen/$*_bg.wasm -o $(@D)/$*_bg.wasm
	@$(ESBUILD) target/bindgen/$*.js --format=esm --outfile=$@

target/%.wasm: $(APP)
	@mkdir -p $(@D)
	@cargo build --quiet -p app --lib --features $(FEATURE_$*) --target wasm32-unknown-unknown --profile wasm
	@cp $(CARGO_TARGET_DIR)/wasm32-unknown-unknown/wasm/app.wasm $@

target/tools/$(BINDGEN_VERSION)/bin/wasm-bindgen:
	@echo "installing wasm-bindgen $(BINDGEN_VERSION), once; this takes some minutes"
	@cargo install --quiet wasm-bindgen-cli --version $(BINDGEN_VERSION) --root target/tools/$(BINDGEN_VERSION)

$(NODE_TOOLS): end2end/package.json end2end/package-lock.json
	@cd end2end && npm ci --loglevel=error >/dev/null
	@touch $@

chromium:
	@if command -v "$$CHROMIUM" >/dev/null; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
		echo "missing: Chromium (install it and set CHROMIUM to its path)"; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else \
		echo "missing: Chromium (sudo apt-get install chromium, or set CHROMIUM to its path)"; exit 1; fi; \
	echo "installing Chromium, once"; \
	$$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
	command -v "$$CHROMIUM" >/dev/null || { echo "missing: Chromium (set CHROMIUM to its path)"; exit 1; }
