#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/chat/telegram/bot.hpp"
#include "adapters/chat/telegram/update.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <set>
#include <string>

namespace telegram {

// What the bot says back by itself, at once and beside everything else. It is courtesy: what cannot
// be said is not said again, and nothing rests on it. With `most_under_way` of them under way, or
// while Telegram wants silence for longer than `longest_silence`, it is left out.
class Replies {
public:
    static constexpr std::size_t most_under_way = 200;
    static constexpr std::chrono::seconds longest_silence{20};

    // `tasks` ends before the bot and this do.
    Replies(Bot& bot, async::TaskGroup& tasks) : bot_(bot), tasks_(tasks) {}

    // The tap is answered, the buttons vanish and the choice stands below the words.
    void taken(Tapped tap);
    // The tap is answered with these words, "" for none, and nothing else happens.
    void answer_tap(std::string query, std::string words);
    void say(std::string chat, std::string words);
    // Once to each group, as far as this node remembers.
    void ask_to_write_alone(std::string group);

private:
    boost::asio::awaitable<void> answer_and_show(Tapped tap);
    boost::asio::awaitable<void> speak(std::string chat, std::string body);
    boost::asio::awaitable<void> call(std::string method, std::string body);
    void spawn(boost::asio::awaitable<void> task);
    boost::asio::awaitable<void> counted(boost::asio::awaitable<void> task);

    Bot& bot_;
    async::TaskGroup& tasks_;
    std::size_t under_way_{};
    std::set<std::string> asked_groups_{};  // at most 1000, then it begins anew
};

}  // namespace telegram
