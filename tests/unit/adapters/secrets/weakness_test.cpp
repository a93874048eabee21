#include "adapters/secrets/weakness.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using secrets::weakness;

TEST_CASE("a password's length is counted in characters, with room for long ones") {
    CHECK_FALSE(weakness("").empty());
    CHECK_FALSE(weakness("k4Wz!pq").empty());  // 7
    CHECK(weakness("k4Wz!pqx").empty());       // 8
    CHECK_FALSE(weakness("köäüßéé").empty());  // 7 characters, 13 bytes
    CHECK(weakness("köäüßéàñ").empty());       // 8 characters
    CHECK(weakness("нічтак☂ж").empty());
    std::string long_one;
    while (long_one.size() < 256) long_one += "three words and ";
    CHECK(weakness(long_one.substr(0, 64)).empty());
    CHECK(weakness(long_one.substr(0, 200)).empty());
    CHECK(weakness(long_one.substr(0, 256)).empty());
    CHECK_FALSE(weakness(long_one.substr(0, 256) + "x").empty());
}

TEST_CASE("a password is judged in its normal form") {
    CHECK_FALSE(weakness("\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF44")
                    .empty());                             // full-width "password"
    CHECK_FALSE(weakness("ke\u0301kstab").empty());        // 7 with its accent put together
    CHECK(weakness("ke\u0301kstabu").empty());             // 8
    CHECK_FALSE(weakness("k4Wz!pq\xff").empty());          // no UTF-8
    CHECK_FALSE(weakness("k4Wz!pq\xed\xa0\x80").empty());  // half a pair
    std::string grows;
    while (grows.size() < 60) grows += "\uFDFA";  // one letter that is eighteen in its normal form
    CHECK_FALSE(weakness(grows).empty());
}

TEST_CASE("passwords that many people have are refused, also with a little added") {
    for (const char* common : {"password",
                               "PassWord",
                               "password1",
                               "Password2024",
                               "password!!",
                               "sunshine",
                               "Sunshine1!",
                               "football",
                               "iloveyou",
                               "princess12",
                               "trustno1",
                               "baseball",
                               "michael1",
                               "dragon99",
                               "letmein!!"}) {
        INFO(common);
        CHECK_FALSE(weakness(common).empty());
    }
    CHECK(weakness("sunshine on leith").empty());
    CHECK(weakness("dragon4821937").empty());
}

TEST_CASE("rows and repetitions are refused") {
    for (const char* row : {"12345678",
                            "123456789",
                            "87654321",
                            "abcdefgh",
                            "HGFEDCBA",
                            "aaaaaaaa",
                            "abababab",
                            "10101010",
                            "qwertyui",
                            "qwertyuiop"}) {
        INFO(row);
        CHECK_FALSE(weakness(row).empty());
    }
    CHECK(weakness("aabbccddee").empty());
}

TEST_CASE("no kinds of characters are asked for, and all are taken") {
    for (const char* fine : {"correct horse battery staple",
                             "zwölf boxkämpfer",
                             "tulpenmeer",
                             "4829107365",
                             "(^_^) (^_^)",
                             "\xf0\x9f\x8d\x9e bread and soup"}) {
        INFO(fine);
        CHECK(weakness(fine).empty());
    }
}

TEST_CASE("the list that is built in is the whole one") {
    CHECK(std::count(secrets::frequent_passwords.begin(), secrets::frequent_passwords.end(), '\n') >
          3000);
}
