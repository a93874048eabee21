#pragma once

#include <optional>
#include <string>
#include <string_view>

// What the codec asks when it meets something personal. `path` is the field's place in its record
// ("offers[2].condition").
namespace records {

class Sealing {
public:
    virtual ~Sealing() = default;
    // The text to store for these words.
    virtual std::string seal(std::string_view plain, std::string_view path) = 0;
    // What names the key that sealed anything so far; empty when nothing was sealed.
    virtual std::string key_used() const = 0;
};

class Opening {
public:
    virtual ~Opening() = default;
    // The words; empty when their key was destroyed; nothing when they are damaged or out of place.
    virtual std::optional<std::string> open(std::string_view stored, std::string_view path) = 0;
};

// For what is sealed as a whole, or holds nothing personal.
class NothingSealed final : public Sealing, public Opening {
public:
    std::string seal(std::string_view plain, std::string_view) override {
        return std::string{plain};
    }
    std::string key_used() const override { return {}; }
    std::optional<std::string> open(std::string_view stored, std::string_view) override {
        return std::string{stored};
    }
};

}  // namespace records
