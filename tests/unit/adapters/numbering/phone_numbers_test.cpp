#include "adapters/numbering/phone_numbers.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using hub::NumberKind;

namespace {

const numbering::PhoneNumbers numbers;

std::string e164(std::string_view written, std::string_view region = "GB") {
    const auto number = numbers.normalise(written, region);
    return number ? number->reveal : "nothing";
}

}  // namespace

TEST_CASE("British mobiles are normalised however they are written") {
    const std::string written = GENERATE(as<std::string>{},
                                         "07700 900123",
                                         "07700900123",
                                         "+44 7700 900123",
                                         "447700900123",
                                         "0044 7700 900123",
                                         "+44 (0)7700 900123",
                                         "(07700) 900-123",
                                         "+447700900123");
    CAPTURE(written);
    CHECK(e164(written) == "+447700900123");
    CHECK(numbers.kind(written, "GB") == NumberKind::dialable);
}

TEST_CASE("other British numbers that a person has") {
    CHECK(e164("07911 123456") == "+447911123456");
    CHECK(e164("(020) 7946 0018") == "+442079460018");
    CHECK(e164("0161 496 0000") == "+441614960000");
    CHECK(e164("07624 123456") == "+447624123456");  // Isle of Man, within the pagers' range
    CHECK(e164("07797 712345") == "+447797712345");  // Jersey
    CHECK(e164("016977 2555") == "+44169772555");    // nine digits: Brampton
}

TEST_CASE(
    "a British number without its whole length is nonsense, though the library calls it possible") {
    const std::string written = GENERATE(as<std::string>{},
                                         "07700 9001",
                                         "07700 90012",
                                         "07700 9001234",
                                         "0770090",
                                         "+44 7700 9001",
                                         "447700900",
                                         "0000000000",
                                         "+44 0000 000000",
                                         "020 7946",
                                         "7946 0018");
    CAPTURE(written);
    CHECK(e164(written) == "nothing");
    CHECK(numbers.kind(written, "GB") == NumberKind::nonsense);
}

TEST_CASE("numbers of other countries are taken with their code or in their region") {
    CHECK(e164("+49 30 901820") == "+4930901820");
    CHECK(e164("+39 06 6982") == "+39066982");  // Italy keeps its zero
    CHECK(e164("(212) 555-0123", "US") == "+12125550123");
    CHECK(e164("+353 85 012 3456", "GB") == "+353850123456");
    CHECK(e164("06 12 34 56 78", "FR") == "+33612345678");
}

TEST_CASE("emergency numbers are told apart in every region") {
    const std::string written = GENERATE(as<std::string>{}, "999", "112", "911", "9 9 9", "1-1-2");
    const std::string region = GENERATE(as<std::string>{}, "GB", "US", "DE", "XX", "");
    CHECK(numbers.kind(written, region) == NumberKind::emergency);
    CHECK(e164(written, region) == "nothing");
}

TEST_CASE("what the region itself calls an emergency number is one") {
    CHECK(numbers.kind("000", "AU") == NumberKind::emergency);
    CHECK(numbers.kind("110", "DE") == NumberKind::emergency);
}

TEST_CASE("short codes and numbers that cost are services: neither texted nor answered") {
    const std::string written = GENERATE(as<std::string>{},
                                         "60006",
                                         "85258",
                                         "111",
                                         "101",
                                         "116123",
                                         "0909 879 0123",
                                         "0871 234 5678",
                                         "0845 46 47 000",
                                         "0800 1111",
                                         "0800 123 4567",
                                         "070 1234 5678",
                                         "07600 123456",
                                         "+44 909 879 0123",
                                         "055 1234 5678");
    CAPTURE(written);
    CHECK(numbers.kind(written, "GB") == NumberKind::short_code);
    CHECK(e164(written) == "nothing");
}

TEST_CASE("a premium number of another country is a service too") {
    CHECK(numbers.kind("+1 900 234 5678", "GB") == NumberKind::short_code);
    CHECK(numbers.kind("+49 900 1234567", "GB") == NumberKind::short_code);
}

TEST_CASE("a name in place of a number cannot be answered") {
    CHECK(numbers.kind("Tesco", "GB") == NumberKind::alphanumeric);
    CHECK(numbers.kind("NHS-NoReply", "GB") == NumberKind::alphanumeric);
    CHECK(e164("0800FLOWERS") == "nothing");
}

TEST_CASE("what is no number at all is nonsense") {
    const std::string written = GENERATE(as<std::string>{},
                                         "",
                                         " ",
                                         "+",
                                         "0",
                                         "00",
                                         "01",
                                         "12",
                                         "+1",
                                         "call me on 07700 900123",
                                         "*100#",
                                         "\xff\xfe\x80",
                                         "+999 123456789",
                                         "123456789012345678901234567890");
    CAPTURE(written);
    CHECK(numbers.kind(written, "GB") == NumberKind::nonsense);
    CHECK(e164(written) == "nothing");
}

TEST_CASE("more than 64 bytes are not looked at") {
    const std::string padded = "07700 900123" + std::string(52, ' ');
    CHECK(e164(padded) == "+447700900123");
    CHECK(e164(padded + " ") == "nothing");
    CHECK(e164("07700 900123", std::string(1000, 'G')) == "nothing");
    CHECK(numbers.kind(std::string(1 << 20, '7'), "GB") == NumberKind::nonsense);
}

TEST_CASE("an unknown region knows only numbers with their country's code") {
    const std::string region =
        GENERATE(as<std::string>{}, "", "XX", "gb", "ZZ", std::string("G\0", 2));
    CHECK(e164("07700 900123", region) == "nothing");
    CHECK(e164("+44 7700 900123", region) == "+447700900123");
}

TEST_CASE("normalising what is normal changes nothing, in any region") {
    std::mt19937 random{5};
    const auto pick = [&](int below) {
        return std::uniform_int_distribution<int>{0, below - 1}(random);
    };
    const std::string regions[] = {
        "GB", "US", "IT", "DE", "FR", "IE", "IN", "AR", "BR", "MX", "RU", "AU", "XX"};
    const std::string marks = "0123456789012345678901234567890123456789+ -().";
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string written = pick(2) == 0 ? "+" : "0";
        for (int length = pick(16); length >= 0; --length)
            written += marks[static_cast<std::size_t>(pick(int(marks.size())))];
        const std::string& region = regions[pick(13)];
        const auto once = numbers.normalise(written, region);
        REQUIRE(once.has_value() == (numbers.kind(written, region) == NumberKind::dialable));
        if (!once) continue;
        ++accepted;
        CAPTURE(written, region, once->reveal);
        REQUIRE(once->reveal.front() == '+');
        REQUIRE(once->reveal.size() <= 16);
        REQUIRE(numbers.normalise(once->reveal, region) == once);
        REQUIRE(numbers.normalise(once->reveal, "GB") == once);
    }
    CHECK(accepted > 500);
}
