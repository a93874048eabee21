#pragma once

#include "hub/ports/secrets.hpp"

#include <string>

namespace support {

// Hides nothing, is quick, and still holds the contract: nothing is drawn twice, and what is bound
// to something else has another fingerprint.
class PlainSecrets : public hub::Secrets {
public:
    int verified{};  // passwords that were looked at
    std::string last_code{};

    std::string token(std::size_t bytes) override {
        std::string text = "t" + std::to_string(++made_) + "_";
        text.resize((bytes * 4 + 2) / 3, 'x');
        return text;
    }
    std::string code(int digits) override {
        std::string text = std::to_string(100'000 + 7919 * ++made_);
        text.resize(static_cast<std::size_t>(digits), '0');
        last_code = text;
        return text;
    }
    std::string totp_secret() override { return "TOTP" + std::to_string(++made_); }

    std::string fingerprint(std::string_view secret) override { return fingerprint(secret, {}); }
    std::string fingerprint(std::string_view secret, std::string_view bound_to) override {
        std::uint64_t value = 14695981039346656037U;
        for (const char c : std::string(secret) + "|" + std::string(bound_to)) {
            value = (value ^ static_cast<unsigned char>(c)) * 1099511628211U;
        }
        std::string text = std::to_string(value);
        text.resize(64, 'f');
        return text;
    }

    boost::asio::awaitable<std::string> hash_password(std::string password) override {
        co_return "$plain$" + fingerprint(password);
    }
    boost::asio::awaitable<bool> verify_password(std::string hash, std::string password) override {
        ++verified;
        co_return hash == "$plain$" + fingerprint(password);
    }
    std::string weakness(std::string_view password) const override {
        return password.size() < 8 ? "Please choose at least 8 characters." : "";
    }

    static int step_at(hub::TimePoint now) {
        return static_cast<int>(now.time_since_epoch() / std::chrono::seconds{30});
    }
    // What the app with this secret shows at this moment.
    static std::string totp(std::string_view secret, hub::TimePoint now) {
        return std::string(secret) + "@" + std::to_string(step_at(now));
    }
    std::optional<int> totp_step(std::string_view secret,
                                 std::string_view code,
                                 hub::TimePoint now) override {
        for (const int seconds : {-30, 0, 30}) {
            const std::chrono::seconds off{seconds};
            if (code == totp(secret, now + off)) return step_at(now + off);
        }
        return std::nullopt;
    }

private:
    int made_{};
};

}  // namespace support
