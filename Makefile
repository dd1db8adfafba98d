# casus: build, test, run. `make help` lists the targets.

SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

GO       ?= go
FUZZTIME ?= 30s
BENCH    ?= .
ARGS     ?=

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
# The store's tests take about as long as all others together: they begin first, beside the others.
TESTED = ./store ./...
# The linter is a tool with some 200 modules, GPL ones among them; its own modfile keeps them out of ours.
LINTER = $(GO) tool -modfile=.ci/go.mod golangci-lint

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  Variables: ARGS (demo, compare), FUZZTIME=30s (fuzz), BENCH=. (bench), VERSION (build)"

.PHONY: demo
demo: ## load the sample corpus and serve it: prints queries to try and their address
	$(GO) run ./cmd/casus demo $(ARGS)

.PHONY: build
build: ## build bin/casus, a static binary without cgo
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/casus ./cmd/casus

.PHONY: test
test: ## run all tests
	$(GO) test -timeout 60m $(TESTED)

.PHONY: check
check: check-generated lint vet race ## all that the build server asks: generated code, linter, vet, tests with the race detector

.PHONY: lint
lint: ## run golangci-lint (the first run builds it, which takes some minutes)
	$(LINTER) run ./...

.PHONY: vet
vet: ## run go vet
	$(GO) vet ./...

.PHONY: race
race: c-compiler ## run all tests with the race detector
	@if command -v "$$($(GO) env CC | cut -d' ' -f1)" >/dev/null; then \
		echo "CGO_ENABLED=1 $(GO) test -race -timeout 60m $(TESTED)"; \
		CGO_ENABLED=1 $(GO) test -race -timeout 60m $(TESTED); \
	else \
		echo 'race: NO C COMPILER, so the tests run without the race detector; install gcc, or set CC' >&2; \
		$(GO) test -timeout 60m $(TESTED); \
	fi

# The race detector is the one thing that needs cgo. Where nothing is installed and we may, we install it.
.PHONY: c-compiler
c-compiler:
	@if ! command -v "$$($(GO) env CC | cut -d' ' -f1)" >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'race: no C compiler, installing gcc with apt-get'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null; } \
			|| echo 'race: gcc could not be installed' >&2; \
	fi

.PHONY: generate
generate: ## write the generated code anew (go generate: gqlgen)
	$(GO) generate ./...

# Every file's checksum before and after says more than git diff: it also holds in a tree with work in progress, and
# finds files that the generator adds or would take away.
CHECKSUMS = find . \( -name .git -o -path ./bin -o -name node_modules -o -path '*/testdata/rapid' -o -path ./data \) -prune -o -type f -print0 \
	| LC_ALL=C sort -z | xargs -0 sha256sum

.PHONY: check-generated
check-generated: ## fail where the generated code is not what `make generate` writes
	@before=$$(mktemp); after=$$(mktemp); trap 'rm -f "$$before" "$$after"' EXIT; \
	$(CHECKSUMS) >"$$before"; \
	echo "$(GO) generate ./..."; \
	$(GO) generate ./...; \
	$(CHECKSUMS) >"$$after"; \
	if cmp -s "$$before" "$$after"; then \
		echo 'generated code is up to date'; \
	else \
		echo 'these files were not what the generator makes of their sources; they are now: look at them and commit them' >&2; \
		{ diff "$$before" "$$after" || true; } | sed -n 's/^[<>] [0-9a-f]*  /  /p' | sort -u >&2; \
		exit 1; \
	fi

.PHONY: bench
bench: ## run the benchmarks; compare two runs with benchstat (golang.org/x/perf/cmd/benchstat)
	@echo '# to compare: make -s bench >old.txt, change, make -s bench >new.txt, benchstat old.txt new.txt' >&2
	@$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...

PEERS        ?=
POSTGRAPHILE ?= postgraphile

.PHONY: compare
compare: ## measure casus against PostgreSQL and PostGraphile: PEERS=FOLDER with their programs, POSTGRAPHILE=PROGRAM, ARGS
	$(GO) run ./cmd/compare --peers '$(PEERS)' --postgraphile '$(POSTGRAPHILE)' $(ARGS)

.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME each
	@$(GO) test -list '^Fuzz' ./... \
		| awk '/^Fuzz/ {name[n++] = $$1} /^ok/ {for (i = 0; i < n; i++) print $$2, name[i]; n = 0}' \
		| while read -r package target; do \
			echo "== $$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$package" </dev/null; \
		done

.PHONY: screenshots
screenshots: ## draw the explorer's views, light and dark, into graph/explorer/screenshots
	$(GO) test ./graph/explorer -run TestScreenshots -count 1 -timeout 60m -args -screenshots screenshots

.PHONY: clean
clean: ## remove what was built (bin/) and what failed properties left behind
	rm -rf bin
	find . -path '*/testdata/rapid' -prune -exec rm -rf {} +
