// What is written inside a co_await expression must be destroyed once. g++ 12.2 destroys a braced
// aggregate and a capturing lambda there twice; these are the forms that are right under both
// compilers, and the ones we use.
#include <catch2/catch.hpp>

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace {

struct Counted {
    static inline int live = 0;
    Counted() { ++live; }
    Counted(const Counted&) { ++live; }
    Counted(Counted&&) noexcept { ++live; }
    Counted& operator=(const Counted&) = default;
    Counted& operator=(Counted&&) = default;
    ~Counted() { --live; }
};

struct Aggregate {
    Counted counted{};
    int number{};
};

class Built {
public:
    explicit Built(Counted counted) : counted_(std::move(counted)) {}

private:
    Counted counted_;
};

struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
};

struct Ready {
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
};

template <class... Parts>
Ready take(Parts...) {
    return {};
}

Aggregate aggregate_of(int number) {
    return {.counted = {}, .number = number};
}

Task named_aggregate() {
    Aggregate named{.counted = {}, .number = 1};
    co_await take(std::move(named));
}

Task result_of_a_function() {
    co_await take(aggregate_of(1));
}

Task class_with_a_constructor() {
    Counted counted;
    co_await take(Built(counted), std::optional<Counted>(counted), std::vector<Counted>(3));
}

Task named_lambda() {
    Counted counted;
    auto named = [counted] { static_cast<void>(counted); };
    co_await take(named);
}

Task awaitable_made_before() {
    Counted counted;
    auto ready = take([counted] { static_cast<void>(counted); });
    co_await ready;
}

Task moved_parameter(Counted counted) {
    co_await take(std::move(counted));
}

}  // namespace

TEST_CASE("the forms we use inside co_await destroy everything exactly once") {
    Counted::live = 0;
    SECTION("a named aggregate") {
        named_aggregate();
    }
    SECTION("an aggregate that a function returns") {
        result_of_a_function();
    }
    SECTION("a class with a constructor") {
        class_with_a_constructor();
    }
    SECTION("a named lambda") {
        named_lambda();
    }
    SECTION("an awaitable made before the co_await") {
        awaitable_made_before();
    }
    SECTION("a moved parameter") {
        moved_parameter(Counted{});
    }
    CHECK(Counted::live == 0);
}
