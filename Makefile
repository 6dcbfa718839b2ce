# Everything is set up by these targets: a virtual environment, the locked packages, the front-end files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HENG_PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test check bench fmt lock docs clean

help: ## 列出可用目标
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/run.stamp: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/develop.stamp: requirements/develop.lock $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.lock
	touch $@

# The Node that a Python package ships fetches the front-end packages; nobody needs Node of their own.
frontend/node_modules/.stamp: frontend/package.json frontend/package-lock.json $(VENV)/run.stamp
	$(BIN)/python -m tools.frontend
	touch $@

run: $(VENV)/run.stamp frontend/node_modules/.stamp ## 准备一个法院年度的演示数据并启动应用
	$(BIN)/heng demo --port $(HENG_PORT)

test: $(VENV)/develop.stamp frontend/node_modules/.stamp ## 运行全部测试
	$(BIN)/python -m tools.components
	$(BIN)/pytest --numprocesses=2 --dist=worksteal

check: $(VENV)/develop.stamp frontend/node_modules/.stamp ## 运行全部检查（一项失败也会继续）
	$(BIN)/python -m tools.check

bench: $(VENV)/develop.stamp ## 与同类做法比较速度，打印比值
	$(BIN)/python -m bench
	$(BIN)/python -m bench.intake
	$(BIN)/python -m bench.review

fmt: $(VENV)/develop.stamp ## 统一格式
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .
	$(BIN)/djlint --reformat --quiet heng/apps || true

lock: $(VENV)/develop.stamp ## 重写锁定文件
	$(BIN)/python -m tools.lock

docs: $(VENV)/develop.stamp ## 重新生成参考文档
	$(BIN)/python -m tools.reference

clean: ## 删除环境与缓存（保留 var/ 中的数据）
	rm -rf $(VENV) frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
