#include "adapters/phones/terminal.hpp"

#include "adapters/async/task_group.hpp"
#include "tests/support/serving.hpp"
#include "tests/unit/adapters/phones/bench.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <functional>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace {

using phones::Bench;

const std::string ana = "+447700900001";

// A phone in a terminal whose keys are a pipe.
struct Phone {
    Bench bench{};
    http::Routes routes{};
    std::ostringstream screen{};
    int keys[2]{};
    async::TaskGroup tasks{bench.loop.get_executor(),
                           [this](const std::string&, std::exception_ptr what) { failure = what; }};
    std::unique_ptr<support::Serving> serving{};
    std::exception_ptr failure{};

    Phone() {
        routes.add("GET", phones::Exchange::path, bench.exchange);
        routes.add("POST", phones::Exchange::path, bench.exchange);
        serving = std::make_unique<support::Serving>(bench.loop, routes);
        if (::pipe2(keys, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        tasks.spawn("talk", phones::talk(serving->url(), {ana}, keys[0], screen));
    }
    ~Phone() {
        tasks.cancel();
        support::run(bench.loop, tasks.finished());
        ::close(keys[0]);
        if (keys[1] >= 0) ::close(keys[1]);
    }

    void type(const std::string& keystrokes) const {
        REQUIRE(::write(keys[1], keystrokes.data(), keystrokes.size()) ==
                static_cast<ssize_t>(keystrokes.size()));
    }
    void end_of_input() { ::close(std::exchange(keys[1], -1)); }
    void until(const std::function<bool()>& holds) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        bench.loop.restart();
        while (!holds() && std::chrono::steady_clock::now() < deadline)
            bench.loop.run_one_until(deadline);
        REQUIRE(holds());
    }
    bool shows(const std::string& words) const {
        return screen.str().find(words) != std::string::npos;
    }
};

}  // namespace

TEST_CASE("typed lines are sent as texts, blank ones are not") {
    Phone phone;
    phone.type("need milk\n\n  \nSW1A ");
    phone.type("1AA\n");
    phone.until([&] { return phone.bench.inbox.texts.size() == 2; });
    CHECK(phone.bench.inbox.texts[0].text.reveal == "need milk");
    CHECK(phone.bench.inbox.texts[1].text.reveal == "SW1A 1AA");
    CHECK(phone.bench.inbox.texts[0].from.reveal == ana);
}

TEST_CASE("what arrives is shown once, also what was there before") {
    Phone phone;
    phone.bench.hand_over(ana, "Can you take this?");
    phone.until([&] { return phone.shows("< Can you take this?\n"); });
    phone.bench.hand_over(ana, "żółć");
    phone.until([&] { return phone.shows("< żółć\n"); });
    CHECK(phone.screen.str() == "< Can you take this?\n< żółć\n");
}

TEST_CASE("the end of the input sends the last line and ends the talk") {
    Phone phone;
    phone.type("no line end");
    phone.end_of_input();
    phone.until([&] { return phone.tasks.size() == 0; });
    CHECK(phone.failure == nullptr);
    REQUIRE(phone.bench.inbox.texts.size() == 1);
    CHECK(phone.bench.inbox.texts[0].text.reveal == "no line end");
}

TEST_CASE("cancelling ends the talk without an error and leaves the input open and blocking") {
    Phone phone;
    phone.bench.loop.poll();
    phone.tasks.cancel();
    phone.until([&] { return phone.tasks.size() == 0; });
    CHECK(phone.failure == nullptr);
    CHECK((::fcntl(phone.keys[0], F_GETFL) & O_NONBLOCK) == 0);
}

TEST_CASE("a hub that says no or is not there is told, and listening goes on") {
    Phone phone;
    phone.bench.inbox.mood = support::ListInbox::Mood::is_away;
    phone.type("need milk\n");
    phone.until([&] { return phone.shows("! not sent: the hub says 503"); });
    phone.bench.inbox.mood = support::ListInbox::Mood::takes;
    const auto port = phone.serving->port();
    phone.serving.reset();
    phone.until([&] { return phone.shows("! the hub does not answer"); });
    phone.type("anybody?\n");
    phone.until([&] { return phone.shows("! not sent: the hub does not answer"); });
    phone.serving = std::make_unique<support::Serving>(phone.bench.loop, phone.routes, port);
    phone.bench.hand_over(ana, "back again");
    phone.until([&] { return phone.shows("< back again"); });
}
