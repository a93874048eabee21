#pragma once

#include "adapters/records/byte_store.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace contract {

struct LoadOperation {
    std::vector<std::string> names{};
    std::string key{};
};
struct DueOperation {
    std::int64_t now{};
    std::size_t limit{};
};
struct EventsOperation {
    std::uint64_t after{};
    std::size_t limit{};
};
struct ListOperation {
    std::string prefix{};
};

struct Operation {
    std::string scope{};
    std::variant<records::ByteCommit, LoadOperation, DueOperation, EventsOperation, ListOperation>
        what{};
    std::string text() const;  // for whoever looks into a difference
};

// What an operation answered, as text to compare, and what the generator goes on with.
struct Answer {
    std::string text{};
    std::map<std::string, std::uint64_t> versions{};  // of the records loaded
    std::uint64_t top{};
    bool written{};
    bool refused{};
};

boost::asio::awaitable<Answer> perform(records::ByteStore& store, Operation operation);

// All that the store holds of a scope, as text.
boost::asio::awaitable<std::string> everything(records::ByteStore& store, std::string scope);

// Plausible and implausible operations on one scope: few names, so that they meet; versions mostly
// as loaded; keys used again, also for something else; hostile bytes; bounds overstepped now and
// then. In half of the scopes time runs fast enough to trim the log; those use no key twice, since
// keys are forgotten by different clocks.
class RandomOperations {
public:
    explicit RandomOperations(std::uint64_t seed);

    const std::string& scope() const { return scope_; }
    Operation next();
    void learn(const Answer& answer);

private:
    std::size_t below(std::size_t bound);
    bool once_in(std::size_t times) { return below(times) == 0; }
    std::string name();
    std::string bytes();
    records::ByteKey key();
    records::ByteCommit commit();
    void add_writes(records::ByteCommit& commit);
    void add_timers(records::ByteCommit& commit);

    std::mt19937_64 random_;
    std::string scope_;
    bool fast_;
    std::int64_t now_;
    std::uint64_t keys_{};
    std::uint64_t top_{};
    std::map<std::string, std::uint64_t> versions_;
};

}  // namespace contract
