#pragma once

#include "adapters/phones/exchange.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace phones {

inline Carried unchanged(const hub::MessageText& text) {
    return {text, 1};
}

inline hub::Parcel parcel(const std::string& to, const std::string& text) {
    return {{"g1"}, {"m1"}, {to}, "+447700900000", {text}, {}};
}

// An exchange for three phones with two texts each, in mid-1970.
struct Bench {
    static Settings small() {
        Settings settings;
        settings.phones = 3;
        settings.texts_per_phone = 2;
        return settings;
    }

    support::ListInbox inbox{};
    support::PlainNumbering numbering{};
    support::FixedClock clock{hub::TimePoint{std::chrono::milliseconds{15'000'000'000}}};
    support::CountingIds ids{};
    boost::asio::io_context loop{};
    Exchange exchange{loop.get_executor(), small(), inbox, numbering, clock, ids, unchanged};

    http::Response post(const std::string& number, const std::string& words) {
        http::Request request;
        request.method = "POST";
        request.path = Exchange::path + number;
        request.body = words;
        return support::run(loop, exchange.answer(std::move(request)));
    }
    http::Response get(const std::string& number, const std::string& query) {
        return support::run(loop, exchange.answer(question(number, query)));
    }
    static http::Request question(const std::string& number, const std::string& query) {
        http::Request request;
        request.method = "GET";
        request.path = Exchange::path + number;
        request.query = query;
        return request;
    }
    hub::HandedOver hand_over(const std::string& to, const std::string& text) {
        return support::run(loop, exchange.hand_over(parcel(to, text)));
    }
};

}  // namespace phones
