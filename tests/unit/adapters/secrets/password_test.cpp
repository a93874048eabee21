#include "adapters/async/task_group.hpp"
#include "hub/domain/refusal.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/secrets/examples.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <chrono>
#include <regex>
#include <stdexcept>
#include <string>

namespace {

namespace asio = boost::asio;
using secrets_examples::World;

std::string hash(World& world, const std::string& password) {
    return support::run(world.loop, world.secrets.hash_password(password));
}

bool verify(World& world, const std::string& of, const std::string& password) {
    return support::run(world.loop, world.secrets.verify_password(of, password));
}

asio::awaitable<void> count_busy(hub::Secrets& secrets, int& busy, int& hashed) {
    try {
        const std::string hash = co_await secrets.hash_password("a password");
        ++hashed;
    } catch (const boost::system::system_error& error) {
        if (error.code() == hub::Refusal::busy) ++busy;
    }
}

}  // namespace

TEST_CASE("a password is kept as argon2id, with enough memory and passes, and salted") {
    World world;
    const std::string one = hash(world, "correct horse battery");
    std::smatch parts;
    const std::regex form{
        R"(\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43})"};
    REQUIRE(std::regex_match(one, parts, form));
    CHECK(std::stoi(parts[1]) >= 19456);
    CHECK(std::stoi(parts[2]) >= 2);
    CHECK(hash(world, "correct horse battery") != one);
}

TEST_CASE("the same letters are the same password, however a keyboard writes them") {
    World world;
    const std::string composed = hash(world, "Caf\u00e9 \u212bngstr\u00f6m");
    CHECK(verify(world, composed, "Cafe\u0301 A\u030angstro\u0308m"));
    CHECK_FALSE(verify(world, composed, "Cafe Angstrom"));
    const std::string wide = hash(world, "\uff43orrect\u3000horse");
    CHECK(verify(world, wide, "correct horse"));
    CHECK_FALSE(verify(world, wide, "correcthorse"));
    CHECK_FALSE(verify(world, wide, "correct horse\xff"));
}

TEST_CASE("the right password is told from others, whatever is in it") {
    World world;
    for (const std::string& password : {std::string("correct horse battery"),
                                        std::string("пароль-ключ ☂ \xf0\x9f\x8d\x9e"),
                                        std::string(256, 'x'),
                                        std::string("with a \0 inside", 15)}) {
        const std::string kept = hash(world, password);
        CHECK(verify(world, kept, password));
        CHECK_FALSE(verify(world, kept, password.substr(0, password.size() - 1)));
    }
    CHECK_FALSE(verify(world, hash(world, "Correct"), "correct"));
}

TEST_CASE("a longer password than may be is neither hashed nor right") {
    World world;
    CHECK_THROWS_AS(hash(world, std::string(257, 'x')), std::invalid_argument);
    CHECK_FALSE(verify(world, hash(world, std::string(256, 'x')), std::string(257, 'x')));
}

TEST_CASE("a hash that is none is never right, and takes as long as one that is") {
    World world;
    const std::string kept = hash(world, "correct horse");
    const auto time_of = [&](const std::string& with) {
        const auto begin = std::chrono::steady_clock::now();
        CHECK_FALSE(verify(world, with, "wrong horse"));
        return std::chrono::steady_clock::now() - begin;
    };
    const auto usual = time_of(kept);
    // A machine may be busy for a moment, so only the order of magnitude is looked at.
    for (const char* none : {"", "x", "$2b$10$abcdefghijklmnopqrstuv", "*"})
        CHECK(time_of(none) > usual / 10);
    CHECK_FALSE(verify(world, "$argon2id$", "wrong horse"));
    CHECK_FALSE(verify(world, kept.substr(0, kept.size() - 1), "correct horse"));
}

TEST_CASE("when too many wait for a hash, one more is told so at once") {
    World world;
    async::TaskGroup group(world.loop.get_executor(), nullptr);
    int busy = 0;
    int hashed = 0;
    for (int i = 0; i < 6; ++i) group.spawn("hash", count_busy(world.secrets, busy, hashed));
    support::run(world.loop, group.finished());
    CHECK(busy == 2);  // the pool of this test holds four
    CHECK(hashed == 4);
}
