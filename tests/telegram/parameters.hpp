#pragma once

#include "adapters/http/message.hpp"
#include "adapters/json/document.hpp"
#include "tests/telegram/chats.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace telegram_test {

// What the API answers when a call is not as it must be.
class Refused : public std::runtime_error {
public:
    Refused(unsigned with, const std::string& description)
        : std::runtime_error(description), status(with) {}
    unsigned status;
};

// The call is well formed; the world is not so: no such chat, nothing to change.
class NotSo : public Refused {
public:
    using Refused::Refused;
};

// The fields of one call: a JSON object, or a query. Like the real API it takes numbers that are
// written as texts. What a method does not ask for is remembered.
class Parameters {
public:
    // Throws Refused for a body that is neither.
    explicit Parameters(const http::Request& request);
    Parameters(const Parameters&) = delete;
    Parameters& operator=(const Parameters&) = delete;

    std::optional<std::string> text(const std::string& name);
    std::optional<std::int64_t> number(const std::string& name);
    bool flag(const std::string& name);
    std::vector<std::string> texts(const std::string& name);
    // The inline keyboard of `reply_markup`; nothing when there is none. Throws Refused with the
    // real API's words.
    std::vector<std::vector<Button>> keyboard();

    std::vector<std::string> never_asked() const;

private:
    const json::Value* find(const std::string& name);

    std::optional<json::Document> document_{};
    std::map<std::string, json::Value> members_{};
    std::map<std::string, std::string> query_{};
    std::set<std::string> asked_{};
};

}  // namespace telegram_test
