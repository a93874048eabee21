#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace telegram_test {

// {label, data}
using Button = std::pair<std::string, std::string>;

// A message as its reader sees it.
struct Shown {
    std::int64_t id{};
    std::string text{};
    std::vector<std::vector<Button>> rows{};
    bool by_bot{};
    int edits{};
    std::chrono::steady_clock::time_point at{};
};

struct Pending {
    std::int64_t id{};
    std::string json{};
};

// The people, groups and messages behind the simulated Telegram, and the updates that what they do
// makes.
class Chats {
public:
    static constexpr std::int64_t bot_id = 123456;
    static constexpr const char* bot_name = "aid_test_bot";

    // Somebody who has spoken to the bot; a stranger is an account that never did.
    void add_person(std::int64_t id);
    void add_stranger(std::int64_t id);
    void add_group(std::int64_t id);

    // What they do. Each gives the number of its update.
    std::int64_t says(std::int64_t person, const std::string& text);
    std::int64_t says_in_group(std::int64_t group, std::int64_t person, const std::string& text);
    std::int64_t sends_place(std::int64_t person);
    std::int64_t sends_picture(std::int64_t person, const std::string& caption);
    std::int64_t edits(std::int64_t person, const std::string& text);
    // The button with this data below the message; throws std::logic_error when there is none.
    std::int64_t taps(std::int64_t person, std::int64_t message, const std::string& data);
    // What a tampered app sends: whatever it likes.
    std::int64_t forges_tap(std::int64_t person,
                            std::int64_t chat,
                            std::int64_t message,
                            const std::string& data);
    std::int64_t blocks(std::int64_t person);
    void unblocks(std::int64_t person);

    // The next update gets this number.
    void number_from(std::int64_t update) { next_update_ = update; }

    const std::vector<Shown>& shown(std::int64_t chat) const;
    std::vector<std::string> texts_by_bot(std::int64_t chat) const;

    // For the API itself.
    enum class Standing { unknown, stranger, member, blocked };
    Standing standing(std::int64_t chat) const;
    Shown& add_by_bot(std::int64_t chat, std::string text, std::vector<std::vector<Button>> rows);
    Shown* find_by_bot(std::int64_t chat, std::int64_t message);
    std::string message_json(std::int64_t chat, const Shown& message) const;

    std::deque<Pending> pending{};
    // Of taps: open until answered, then with the words of the answer.
    std::map<std::string, std::string> open_taps{};
    std::map<std::string, std::string> answered_taps{};

private:
    struct Chat {
        std::vector<Shown> messages{};
        Standing standing{Standing::member};
    };

    std::int64_t add_update(std::string_view kind, const std::string& json);
    std::int64_t add_message(std::int64_t chat,
                             std::int64_t person,
                             std::string_view kind,
                             const std::string& members);

    std::map<std::int64_t, Chat> chats_{};
    std::int64_t next_update_{870'000'001};
    std::int64_t next_message_{1};
    std::int64_t next_tap_{1};
};

}  // namespace telegram_test
