#include "adapters/numbering/phone_numbers.hpp"
#include "adapters/numbering/written_number.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>

// Telephone numbers as people and gateways write them.
namespace fuzz {

namespace {

constexpr std::string_view regions[] = {"GB", "IE", "US", "PL", "IN", "DE", "", "ZZ"};

const numbering::PhoneNumbers& numbers() {
    static const numbering::PhoneNumbers all;
    return all;
}

bool is_e164(const std::string& number) {
    return number.size() >= 5 && number.size() <= 16 && number[0] == '+' && number[1] != '0' &&
           std::all_of(
               number.begin() + 1, number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_written(std::string_view bytes) {
    const numbering::WrittenNumber written = numbering::read_number(bytes);
    if (written.spelling != numbering::Spelling::number) return;
    const std::size_t plus = written.dialled.starts_with('+') ? 1 : 0;
    require(written.dialled.size() > plus &&
                written.dialled.find_first_not_of("0123456789", plus) == std::string::npos,
            "what is dialled is digits with at most one plus in front");
    require(numbering::read_number(written.dialled) == written,
            "what is dialled is read alike again");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::string_view region = regions[pieces.number(std::size(regions))];
    check_written(pieces.rest());
    const auto number = numbers().normalise(pieces.rest(), region);
    if (!number) return;
    require(is_e164(number->reveal), "a number is E.164");
    require(numbers().kind(pieces.rest(), region) == hub::NumberKind::dialable,
            "what has a number can be dialled");
    for (const std::string_view other : regions)
        require(numbers().normalise(number->reveal, other) == number,
                "a number stays as it is, wherever it is read");
}

}  // namespace fuzz
