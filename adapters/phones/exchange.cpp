#include "adapters/phones/exchange.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/json/utf8.hpp"
#include "adapters/json/writer.hpp"

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace phones {

namespace {

using Outcome = hub::HandedOver::Outcome;

http::Response unavailable(std::string_view why) {
    http::Response response = http::problem(503, why, "");
    response.headers.push_back(http::Header{"Retry-After", "5"});
    return response;
}

struct Question {
    std::int64_t after{};
    std::int64_t wait{};
};

// A whole number from 0 on; 0 when the field is not there.
bool read(const std::map<std::string, std::string>& fields, const char* name, std::int64_t& value) {
    const auto field = fields.find(name);
    if (field == fields.end()) return true;
    const char* const begin = field->second.data();
    const char* const end = begin + field->second.size();
    const auto [last, error] = std::from_chars(begin, end, value);
    return error == std::errc{} && last == end && value >= 0;
}

std::string array_of(const std::vector<Arrived>& texts) {
    json::Writer writer;
    writer.begin_array();
    for (const Arrived& arrived : texts) {
        writer.begin_object();
        writer.name("n").number(arrived.n);
        writer.name("at").number(arrived.at.time_since_epoch().count());
        writer.name("text").text(arrived.text.reveal);
        writer.end_object();
    }
    writer.end_array();
    return writer.take();
}

bool is_blank(const std::string& text) {
    return std::ranges::all_of(
        text, [](char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); });
}

}  // namespace

Exchange::Exchange(boost::asio::any_io_executor executor,
                   Settings settings,
                   hub::Inbox& inbox,
                   const hub::Numbering& numbering,
                   const hub::Clock& clock,
                   hub::Ids& ids,
                   std::function<Carried(const hub::MessageText&)> carry)
    : settings_{std::move(settings)},
      inbox_{inbox},
      numbering_{numbering},
      clock_{clock},
      ids_{ids},
      carry_{std::move(carry)},
      mailboxes_{std::move(executor), settings_.phones, settings_.texts_per_phone} {}

int Exchange::segments(const hub::MessageText& text) const {
    return carry_(text).segments;
}

boost::asio::awaitable<bool> Exchange::stored(hub::Inbound inbound) {
    try {
        co_await async::within(settings_.store_limit, inbox_.append(std::move(inbound)));
        co_return true;
    } catch (const boost::system::system_error&) {
        co_return false;
    }
}

boost::asio::awaitable<hub::HandedOver> Exchange::hand_over(hub::Parcel parcel) {
    Carried carried = carry_(parcel.text);
    const auto phone = numbering_.normalise(parcel.to.reveal, settings_.region);
    if (!phone || *phone != parcel.to)
        co_return hub::HandedOver{Outcome::refused, "not one number", {}, 0};
    if (!mailboxes_.put(*phone, clock_.now(), std::move(carried.text))) {
        co_return hub::HandedOver{Outcome::refused, "no more phones", {}, 0};
    }
    hub::DeliveryReport report{
        parcel.group, parcel.message, hub::MessageState::delivered, "phones", clock_.now()};
    hub::Inbound inbound = std::move(report);
    co_await stored(std::move(inbound));
    co_return hub::HandedOver{Outcome::accepted, "phones", {}, carried.segments};
}

std::optional<hub::PhoneNumber> Exchange::number_in(const http::Request& request) const {
    const std::string_view prefix{path};
    if (!request.path.starts_with(prefix)) return std::nullopt;
    return numbering_.normalise(std::string_view{request.path}.substr(prefix.size()),
                                settings_.region);
}

boost::asio::awaitable<http::Response> Exchange::answer(http::Request request) {
    const auto phone = number_in(request);
    if (!phone) co_return http::problem(400, "this is no telephone number", "number");
    if (!mailboxes_.open(*phone)) co_return unavailable("there are no more phones");
    if (request.method == "POST") co_return co_await take(*phone, std::move(request.body));
    co_return co_await give(*phone, std::move(request.query));
}

boost::asio::awaitable<http::Response> Exchange::take(hub::PhoneNumber phone, std::string text) {
    if (text.size() > settings_.longest_text)
        co_return http::problem(413, "the text is too long", "body");
    if (is_blank(text)) co_return http::problem(400, "there is no text", "body");
    if (!json::is_utf8(text)) co_return http::problem(400, "the text is not UTF-8", "body");
    hub::InboundText inbound_text;
    inbound_text.channel = name();
    inbound_text.from = std::move(phone);
    inbound_text.to = settings_.number;
    inbound_text.text = {std::move(text)};
    inbound_text.provider_id = ids_.next();
    inbound_text.received_at = clock_.now();
    hub::Inbound inbound = std::move(inbound_text);
    const bool is_stored = co_await stored(std::move(inbound));
    co_return is_stored ? http::Response{202, {}, {}} : unavailable("not stored: try again");
}

boost::asio::awaitable<http::Response> Exchange::give(hub::PhoneNumber phone, std::string query) {
    const auto fields = http::form_fields(query);
    if (!fields) co_return http::problem(400, "the query cannot be read", "query");
    Question question;
    if (!read(*fields, "after", question.after))
        co_return http::problem(400, "must be a number", "after");
    if (!read(*fields, "wait", question.wait))
        co_return http::problem(400, "must be seconds", "wait");
    const std::chrono::seconds limit{
        std::min<std::int64_t>(question.wait, settings_.longest_wait.count())};
    const auto texts = co_await mailboxes_.after(std::move(phone), question.after, limit);
    http::Response response;
    response.headers.push_back(http::Header{"Content-Type", "application/json"});
    response.body = array_of(texts);
    co_return response;
}

}  // namespace phones
