// A short list without a heap allocation: up to `usual` elements lie in the object itself, and only a longer
// list moves to the heap. For plain values; elements stand in one piece, so it converts to std::span.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <type_traits>
#include <vector>

namespace voucher {

template <class T, std::size_t usual>
class Few {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] T* data() { return size_ <= usual ? here() : heap_.data(); }
    [[nodiscard]] const T* data() const { return size_ <= usual ? here() : heap_.data(); }

    iterator begin() { return data(); }
    iterator end() { return data() + size_; }
    const_iterator begin() const { return data(); }
    const_iterator end() const { return data() + size_; }

    T& operator[](std::size_t i) { return data()[i]; }
    const T& operator[](std::size_t i) const { return data()[i]; }
    T& front() { return data()[0]; }
    const T& front() const { return data()[0]; }
    T& back() { return data()[size_ - 1]; }
    const T& back() const { return data()[size_ - 1]; }

    void push_back(const T& value) {
        const T kept = value;  // it may be one of this list's own
        resize(size_ + 1);
        back() = kept;
    }

    /// New elements are T{}.
    void resize(std::size_t size) {
        if (size <= usual) {
            if (size_ > usual) {
                std::copy_n(heap_.begin(), size, here());
                heap_.clear();
            } else if (size > size_) {
                std::fill(here() + size_, here() + size, T{});
            }
        } else {
            if (size_ <= usual)
                heap_.assign(here(), here() + size_);
            heap_.resize(size);
        }
        size_ = size;
    }

    void clear() { resize(0); }

    /// Before `place`, which is an index up to size().
    void insert(std::size_t place, const T& value) {
        push_back(value);
        std::rotate(begin() + place, end() - 1, end());
    }

    friend bool operator==(const Few& a, const Few& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    T* here() { return std::launder(reinterpret_cast<T*>(bytes_.data())); }
    const T* here() const { return std::launder(reinterpret_cast<const T*>(bytes_.data())); }

    std::size_t size_ = 0;
    // Bytes, not elements: a list that is short or empty costs nothing for the places it does not use.
    alignas(T) std::array<std::byte, usual * sizeof(T)> bytes_;
    std::vector<T> heap_;  // all elements, where they are more than `usual`
};

}  // namespace voucher
