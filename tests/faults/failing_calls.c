/* Lets a chosen call to the system fail: loaded before the C library, so that the engine and Python both go through it.
   Only files below one folder count. fault_arm(k, errno, lasting): the k-th call fails, and all after it where it lasts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long seen, at;
static int error_number, lasting;

void fault_watch(const char *path) { strncpy(folder, path, sizeof folder - 1); }
void fault_arm(long k, int number, int lasts) { seen = 0; at = k; error_number = number; lasting = lasts; }
long fault_seen(void) { return seen; }

static int fails(void) {
    seen++;
    if (at > 0 && (seen == at || (lasting && seen > at))) { errno = error_number; return 1; }
    return 0;
}

static int below(const char *path) { return folder[0] && path && strncmp(path, folder, strlen(folder)) == 0; }

static int ours(int fd) {
    char link[64], path[4096];
    ssize_t n;
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return below(path);
}

#define NEXT(result, name, parameters) static result (*next)parameters; if (!next) next = dlsym(RTLD_NEXT, #name)

#define ON_FILE(result, name, parameters, values) \
    result name parameters { NEXT(result, name, parameters); if (ours(fd) && fails()) return -1; return next values; }

ON_FILE(ssize_t, write, (int fd, const void *data, size_t n), (fd, data, n))
ON_FILE(ssize_t, pwrite, (int fd, const void *data, size_t n, off_t to), (fd, data, n, to))
ON_FILE(ssize_t, pwrite64, (int fd, const void *data, size_t n, off64_t to), (fd, data, n, to))
ON_FILE(int, fsync, (int fd), (fd))
ON_FILE(int, fdatasync, (int fd), (fd))
ON_FILE(int, ftruncate, (int fd, off_t n), (fd, n))
ON_FILE(int, ftruncate64, (int fd, off64_t n), (fd, n))

int rename(const char *from, const char *to) {
    NEXT(int, rename, (const char *, const char *));
    if (below(to) && fails()) return -1;
    return next(from, to);
}

int unlink(const char *path) {
    NEXT(int, unlink, (const char *));
    if (below(path) && lasting == 0 && fails()) return -1;  /* a full disk still deletes */
    return next(path);
}
