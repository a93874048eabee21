#pragma once

#include "hub/ports/measures.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace measures {

inline constexpr std::size_t longest_name = 64;   // bytes, before the prefix and the suffix
inline constexpr std::size_t longest_label = 64;  // bytes
inline constexpr std::size_t labels_per_name = 50;

// hub::Measures in prometheus-cpp's registry (decision 0016). A family is registered when its name
// is first used; labels stand under `kind`. A name is [a-z][a-z0-9_]*, a fixed word of the source:
// any other is a bug and throws std::invalid_argument, as does a name whose family collides with
// one of another type. A label that is too long, or not of printable ASCII, or the 51st of its name
// counts as "other". Amounts that are not finite, and negative ones of counters and durations, are
// left out.
class Prometheus final : public hub::Measures {
public:
    Prometheus();
    ~Prometheus() override;
    Prometheus(const Prometheus&) = delete;
    Prometheus& operator=(const Prometheus&) = delete;

    void count(std::string_view name, std::string_view label, double by) override;
    void level(std::string_view name, std::string_view label, double value) override;
    void took(std::string_view name, std::string_view label, double seconds) override;

    // Everything measured, in Prometheus' text format 0.0.4: the body of /metrics.
    std::string text() const;

private:
    struct Families;  // keeps the library's headers to one source
    std::unique_ptr<Families> families_;
};

}  // namespace measures
