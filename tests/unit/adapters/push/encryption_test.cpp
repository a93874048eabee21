#include "adapters/push/encryption.hpp"

#include "adapters/push/endpoint.hpp"
#include "adapters/records/base64.hpp"
#include "tests/unit/adapters/push/examples.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

namespace {

std::string bytes(const std::string& text) {
    return push::bytes_of(text).value();
}

}  // namespace

TEST_CASE("a message is sealed as RFC 8291 shows it, byte for byte") {
    const push::Key receiver = push::key_of(bytes(push_examples::receiver_point), {});
    const push::Key sender =
        push::key_of(bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                           "AC8wEqKK6PBru3jl7A8"),
                     bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
    REQUIRE(receiver);
    REQUIRE(sender);
    const std::string sealed = push::encrypted("When I grow up, I want to be a watermelon",
                                               receiver,
                                               bytes(push_examples::auth),
                                               sender,
                                               bytes("DGv6ra1nlYgDCS1FRnbzlw"));
    CHECK(records::base64(sealed) ==
          "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
          "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
          "gSxsj_Qulcy4a-fN");
}

TEST_CASE("both ends agree on the secret") {
    const push::Key one = push::fresh_key();
    const push::Key other = push::fresh_key();
    CHECK(push::agree(one, other) == push::agree(other, one));
    CHECK(push::agree(one, other).size() == 32);
}

TEST_CASE("the longest payload is sealed in 4,096 bytes, a longer one not at all") {
    const push::Key receiver = push::fresh_key();
    const push::Key sender = push::fresh_key();
    const std::string sixteen(16, 'x');
    CHECK(push::encrypted(std::string(3800, 'x'), receiver, sixteen, sender, sixteen).size() <=
          4096);
    CHECK_THROWS_AS(push::encrypted(std::string(3801, 'x'), receiver, sixteen, sender, sixteen),
                    std::invalid_argument);
    CHECK_THROWS_AS(push::encrypted("x", receiver, "short", sender, sixteen),
                    std::invalid_argument);
    CHECK_THROWS_AS(push::encrypted("x", receiver, sixteen, sender, "short"),
                    std::invalid_argument);
}

TEST_CASE("what is no point of the curve is no key") {
    const std::string good = bytes(push_examples::receiver_point);
    CHECK(push::key_of(good, {}));
    std::string off_the_curve = good;
    off_the_curve.back() = static_cast<char>(off_the_curve.back() ^ 1);
    const std::string compressed = "\x02" + good.substr(1, 32);
    for (const std::string& bad : {std::string{},
                                   off_the_curve,
                                   compressed,
                                   good + "x",
                                   good.substr(1),
                                   '\x04' + std::string(64, '\0'),
                                   '\x04' + std::string(64, '\xff')})
        CHECK_FALSE(push::key_of(bad, {}));
}
