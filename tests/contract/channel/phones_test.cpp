#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/phones/exchange.hpp"
#include "adapters/sms/characters.hpp"
#include "adapters/sms/folding.hpp"
#include "adapters/sms/segments.hpp"
#include "tests/contract/channel/channel_contract.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

phones::Carried as_sms(const hub::MessageText& text) {
    phones::Carried carried;
    for (const char32_t character : sms::fold(text.reveal))
        sms::append_utf8(carried.text.reveal, character);
    carried.segments = sms::count_segments(text.reveal);
    return carried;
}

// E.164 and nothing else, as the real tables would have it.
class StrictNumbering final : public support::PlainNumbering {
public:
    hub::NumberKind kind(std::string_view written, std::string_view region) const override {
        const bool fits =
            written.size() >= 8 && written.size() <= 16 && written[0] == '+' && written[1] != '0';
        return fits ? PlainNumbering::kind(written, region) : hub::NumberKind::nonsense;
    }
};

std::vector<std::string> texts_in(const std::string& body) {
    std::vector<std::string> texts;
    const auto document = json::Document::parse(body);
    REQUIRE(document.has_value());
    for (const json::Value& element : document->root().elements()) {
        json::Fields fields{element, json::Unknown::ignored};
        texts.push_back(fields.text("text", 100000));
    }
    return texts;
}

}  // namespace

TEST_CASE("phones::Exchange holds the contract of channels") {
    support::ListInbox inbox;
    StrictNumbering numbering;
    support::FixedClock clock;
    support::CountingIds ids;
    boost::asio::io_context loop;
    phones::Exchange exchange{loop.get_executor(), {}, inbox, numbering, clock, ids, as_sms};
    const auto arrived = [&](const std::string& number) {
        http::Request request;
        request.method = "GET";
        request.path = phones::Exchange::path + number;
        const auto response = support::run(loop, exchange.answer(request));
        return texts_in(response.body);
    };
    contract::channel_contract({loop, exchange, inbox, arrived});
}
