#include "adapters/chat/telegram/answer.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"

#include <algorithm>
#include <utility>

namespace telegram {

namespace {

using hub::HandedOver;
using Outcome = hub::HandedOver::Outcome;

constexpr std::int64_t day{86'400};
constexpr std::chrono::seconds usual_delay{10};
constexpr std::chrono::seconds operator_delay{60};  // somebody must mend the settings first
constexpr std::size_t longest_answer = 64UL * 1024;

std::chrono::seconds retry_after(json::Fields& fields) {
    std::int64_t seconds = 0;
    if (fields.has("parameters")) {
        fields.object("parameters", [&](json::Fields& inside) {
            if (inside.has("retry_after"))
                seconds = inside.number("retry_after", 0, INT64_C(1) << 40);
        });
    }
    if (fields.problem() || seconds == 0) return usual_delay;
    return std::chrono::seconds{std::min(seconds, day)};
}

bool says(const Answer& answer, std::string_view words) {
    return answer.description.find(words) != std::string::npos;
}

// The hub's reasons are fixed words: Telegram's own may name the receiver.
HandedOver refusal_of(const Answer& answer) {
    const std::string status = std::to_string(answer.status);
    switch (answer.status) {
        case 403: return {Outcome::opted_out, status, {}, 0, {}};
        case 429: return {Outcome::later, status, answer.retry_after, 0, {}};
        // The token is wrong or was taken back: no message's fault.
        case 401:
        case 404: return {Outcome::later, status, operator_delay, 0, {}};
        default: break;
    }
    if (answer.status == 400 && says(answer, "chat not found"))
        return {Outcome::refused, "400 chat not found", {}, 0, {}};
    if (answer.status >= 400 && answer.status < 500) return {Outcome::refused, status, {}, 0, {}};
    return {Outcome::unknown, status, {}, 0, {}};
}

}  // namespace

Answer read_answer(unsigned status, std::string body) {
    Answer answer;
    answer.status = status;
    if (status != 200) {
        const auto document = json::Document::parse(body, {longest_answer, 16});
        answer.retry_after = usual_delay;
        if (document && document->root().kind() == json::Kind::object) {
            json::Fields fields{document->root(), json::Unknown::ignored};
            if (fields.has("description")) answer.description = fields.text("description", 4096);
            answer.retry_after = retry_after(fields);
        }
    }
    answer.ok = status == 200;
    answer.body = std::move(body);
    return answer;
}

std::optional<std::int64_t> message_in(const Answer& answer) {
    const auto document = json::Document::parse(answer.body, {longest_answer, 32});
    if (!document || document->root().kind() != json::Kind::object) return std::nullopt;
    json::Fields fields{document->root(), json::Unknown::ignored};
    std::int64_t message = 0;
    const bool ok = fields.has("ok") && fields.flag("ok");
    if (!ok || !fields.has("result")) return std::nullopt;
    fields.object("result", [&](json::Fields& inside) {
        message = inside.number("message_id", 1, INT64_C(1) << 52);
    });
    if (fields.problem()) return std::nullopt;
    return message;
}

hub::HandedOver outcome_of(const Answer& answer, std::string_view chat) {
    if (!answer.ok) return refusal_of(answer);
    const auto message = message_in(answer);
    if (!message) return {Outcome::unknown, "answer not understood", {}, 0, {}};
    const std::string reference = std::string{chat} + ":" + std::to_string(*message);
    return {Outcome::accepted, "200", {}, 0, reference};
}

}  // namespace telegram
