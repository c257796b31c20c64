#!/usr/bin/env bash
# Fails on forms of co_await that g++ 12.2 may miscompile, silently: captures, temporaries and conditions around an
# await are destroyed twice or never. What remains allowed is a list: co_await is a whole statement, initialises one
# local, stands right of =, or follows co_return; and what is awaited contains no ?:, no capturing lambda, no braces and
# no member call on a temporary. Name a local instead.
#
# usage: tools/check_coroutines.sh [FILE...]     (default: every file under src that has a co_await)
set -euo pipefail
cd "$(dirname "$0")/.."

here='isExpansionInMainFile()'
allowed_places="hasParent(coroutineBodyStmt()), hasParent(exprWithCleanups(hasParent(coroutineBodyStmt()))),
    hasParent(compoundStmt()), hasParent(varDecl()), hasParent(coreturnStmt()),
    hasParent(ifStmt(unless(hasCondition(coawaitExpr())))),
    hasParent(binaryOperator(isAssignmentOperator())), hasParent(cxxOperatorCallExpr(isAssignmentOperator()))"
temporaries='materializeTemporaryExpr(), cxxBindTemporaryExpr(), cxxTemporaryObjectExpr(), initListExpr()'
rules=(
    -c 'set traversal IgnoreUnlessSpelledInSource'
    -c "match coawaitExpr($here, unless(anyOf(${allowed_places//$'\n'/ })))"
    -c "match coawaitExpr($here, hasDescendant(lambdaExpr(hasAnyCapture(lambdaCapture()))))"
    -c "match coawaitExpr($here, hasDescendant(initListExpr()))"
    -c "match coawaitExpr($here, hasDescendant(conditionalOperator()))"
    -c "match varDecl($here, hasInitializer(initListExpr(hasDescendant(coawaitExpr()))))"
    -c 'set traversal AsIs'
    -c "match coawaitExpr($here, hasDescendant(cxxStdInitializerListExpr()))"
    -c "match coawaitExpr($here, hasDescendant(cxxMemberCallExpr(on(expr(anyOf($temporaries))))))"
)

# Prints the lines of one file that hold a forbidden form; a file that does not compile is an error.
forbidden_lines() {
    local told
    told=$(clang-query-19 "${rules[@]}" "$1" -- -std=c++20 -Isrc 2>&1) || true
    if grep -E '(error:|Error parsing)' <<<"$told" >&2; then
        echo "$1: cannot be looked at" >&2
        return 1
    fi
    grep -oE "^(\S*/)?${1##*/}:[0-9]+:[0-9]+: note: \"root\"" <<<"$told" | grep -oE ':[0-9]+:[0-9]+:' | cut -d: -f2 | sort -un || true
}

# Lines of the sample that say "bad" must be found, and no others: a rule that finds nothing proves nothing.
check_ourselves() {
    local sample expected found
    sample=$(mktemp --suffix=.cpp)
    trap 'rm -f "$sample"' RETURN
    cat >"$sample" <<'END'
#include <coroutine>
#include <functional>
#include <initializer_list>
#include <string>
struct Later {
    struct promise_type {
        Later get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_value(int) {}
        void unhandled_exception() {}
    };
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    int await_resume() { return 1; }
};
struct Pair { int a, b; };
struct Two { int a, b; };
struct Maker { Later make() { return {}; } };
Later wait(std::string = "");
Later wait_all(std::initializer_list<int>);
Later wait_pair(Pair);
Later wait_for(std::function<int()>);
Later good(bool flag, Maker& maker) {
    co_await wait();
    const int one = co_await wait("a");
    int two = 0;
    two = co_await maker.make();
    if (flag)
        co_await wait();
    while (two > 0) {
        const bool more = co_await wait();
        two = more ? 0 : one;
    }
    co_return co_await wait();
}
Later wrong(bool flag) {
    int n = 3;
    if (co_await wait()) // bad
        n = 4;
    switch (co_await wait()) { // bad
    default:
        break;
    }
    while (co_await wait() > 1) // bad
        n = 5;
    const bool both = co_await wait() && flag; // bad
    co_await wait(flag ? "x" : std::string("y")); // bad
    co_await wait_for([n] { return n; }); // bad
    co_await wait_pair(Pair{1, 2}); // bad
    co_await wait_all({1, 2}); // bad
    const Two two{co_await wait(), 2}; // bad
    co_await Maker().make(); // bad
    n = 1 + co_await wait(); // bad
    co_return both ? co_await wait() : two.a; // bad
}
END
    expected=$(grep -n '// bad$' "$sample" | cut -d: -f1)
    found=$(forbidden_lines "$sample")
    if [ "$expected" != "$found" ]; then
        echo "check_coroutines: the rules themselves are wrong:" >&2
        diff <(echo "$expected") <(echo "$found") >&2 || true
        return 1
    fi
}

check_ourselves
failed=0
if [ $# -eq 0 ]; then
    mapfile -t files < <(grep -rlE --include='*.[ch]pp' '\bco_await\b' src)
    set -- "${files[@]}"
fi
for file in "$@"; do
    lines=$(forbidden_lines "$file") || failed=1
    for line in $lines; do
        echo "$file:$line: g++ 12 may miscompile this co_await; name what it awaits, or its result"
        failed=1
    done
done
exit $failed
