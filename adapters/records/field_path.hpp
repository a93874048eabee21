#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace records {

// Where in a record the codec is, as text: "offers[2].condition".
class FieldPath {
public:
    const std::string& text() const { return text_; }

    // Inside a field or an element until the end of its scope.
    class Step {
    public:
        Step(FieldPath& path, std::string_view name) : path_{path.text_}, size_{path_.size()} {
            if (!path_.empty()) path_ += '.';
            path_ += name;
        }
        Step(FieldPath& path, std::size_t index) : path_{path.text_}, size_{path_.size()} {
            path_.append("[").append(std::to_string(index)).append("]");
        }
        ~Step() { path_.resize(size_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        std::string& path_;
        std::size_t size_;
    };

private:
    std::string text_{};
};

}  // namespace records
