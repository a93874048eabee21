#include "adapters/redis/presence.hpp"

#include "adapters/redis/functions.hpp"
#include "adapters/redis/keys.hpp"

#include <charconv>
#include <set>
#include <utility>

namespace redis {

namespace asio = boost::asio;

namespace {

constexpr const char* forgotten_after = "600";  // seconds

std::string key_of(const hub::GroupId& group) {
    return keys::presence("{g:" + group.text + "}");
}

// The text up to the next space, taken off the front.
std::string_view next_word(std::string_view& text) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return word;
}

std::optional<hub::Present> present_in(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == word.npos || slash == 0) return std::nullopt;
    return hub::Present{.person = {std::string(word.substr(0, slash))},
                        .looking_at = {std::string(word.substr(slash + 1))}};
}

}  // namespace

std::string spelled(const Told& told) {
    std::string text = std::to_string(told.until.time_since_epoch().count());
    for (const hub::Present& present : told.present)
        text += ' ' + present.person.text + '/' + present.looking_at.text;
    return text;
}

std::optional<Told> told_in(std::string_view value) {
    const std::string_view time = next_word(value);
    std::int64_t until = 0;
    const auto read = std::from_chars(time.data(), time.data() + time.size(), until);
    if (read.ec != std::errc{} || read.ptr != time.data() + time.size()) return std::nullopt;
    Told told{.until = hub::TimePoint{std::chrono::milliseconds{until}}};
    while (!value.empty()) {
        auto present = present_in(next_word(value));
        if (!present) return std::nullopt;
        told.present.push_back(*std::move(present));
    }
    return told;
}

asio::awaitable<void> Presence::tell(hub::GroupId group,
                                     hub::NodeId node,
                                     std::vector<hub::Present> present,
                                     hub::TimePoint until) {
    const std::string key = key_of(group);
    std::vector<Command> commands;
    if (present.empty()) {
        commands.push_back({"HDEL", key, node.text});
    } else {
        const Told told{until, std::move(present)};
        commands.push_back({"HSET", key, node.text, spelled(told)});
        commands.push_back({"EXPIRE", key, forgotten_after});
    }
    co_await call_all(connection_, std::move(commands));
}

asio::awaitable<std::vector<hub::Present>> Presence::there(hub::GroupId group, hub::TimePoint now) {
    Command command{"HVALS", key_of(group)};
    const Reply reply = co_await connection_.call(std::move(command));
    std::set<hub::Present> all;
    for (const Reply& value : reply.list) {
        const auto told = told_in(value.text);
        if (told && told->until > now) all.insert(told->present.begin(), told->present.end());
    }
    std::vector<hub::Present> sorted(all.begin(), all.end());
    co_return sorted;
}

}  // namespace redis
