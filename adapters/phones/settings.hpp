#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace phones {

struct Settings {
    std::string number{"+447700900000"};    // the hub's own, which the phones write to
    std::string region{"GB"};               // of numbers that are written without a country
    std::size_t phones{5000};               // a text to one more is refused, one more cannot write
    std::size_t texts_per_phone{200};       // the oldest goes
    std::size_t longest_text{4000};         // bytes that a phone can send at once
    std::chrono::seconds longest_wait{25};  // of one question for news
    std::chrono::milliseconds store_limit{800};
};

}  // namespace phones
