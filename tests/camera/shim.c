/* A camera without one: loaded before the C library (LD_PRELOAD), it answers for a device file as a
 * driver of V4L2 does. Pictures come from files, at a steady pace; memory is mapped for real, and
 * waiting is real, too. It also tells what the program writes anywhere, and whether a picture is in it.
 *
 * KEYTAG_SHIM_DEVICE    the path that is a camera
 * KEYTAG_SHIM_SILENT    the path of another one, which can be opened and gives no picture
 * KEYTAG_SHIM_FORMS     what it gives, as in "YUYV,MJPG"; KEYTAG_SHIM_SIZES as in "640x480,320x240"
 * KEYTAG_SHIM_ROW       bytes from row to row, if not the least
 * KEYTAG_SHIM_PICTURES  the folder of the pictures: YUYV-0, YUYV-1, ..; after the last the first.
 *                       While a folder "held" with pictures is in it, that one's
 * KEYTAG_SHIM_LIGHT     the exposure by hand in which pictures are as they are: in twice as long a
 *                       one they are twice as light, from the third picture on
 * KEYTAG_SHIM_BY_HAND   1 where exposure and focus were by hand before
 * KEYTAG_SHIM_FPS       pictures a second
 * KEYTAG_SHIM_UNPLUG    after so many pictures it is gone, for KEYTAG_SHIM_GONE tries to open it
 * KEYTAG_SHIM_HANG      after so many pictures none comes any more, until it is opened anew; with -1
 *                       none ever comes
 * KEYTAG_SHIM_FAIL      what fails and how, as in "open 13" or "format 16"
 * KEYTAG_SHIM_MARK      bytes that no file may get; KEYTAG_SHIM_LOG is told of files and of them */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FDS 4096
#define BUFFERS 8
#define ROOM (4u << 20)

static char is_ours[FDS];
static int memory = -1, given, gone, hangs;
static unsigned width, height, form, head, tail, queue[BUFFERS];
/* What can be set; the first two decide who sets the others. */
enum { AUTO, FOCUS_AUTO, EXPOSURE, FOCUS, CONTROLS };
static struct { unsigned id; const char *name; int most, value; } controls[CONTROLS] = {
    {V4L2_CID_EXPOSURE_AUTO, "exposure-auto", 3, V4L2_EXPOSURE_APERTURE_PRIORITY},
    {V4L2_CID_FOCUS_AUTO, "focus-auto", 1, 1},
    {V4L2_CID_EXPOSURE_ABSOLUTE, "exposure", 5000, 157},
    {V4L2_CID_FOCUS_ABSOLUTE, "focus", 250, 17},
};
/* The light of pictures that are under way when it is set otherwise, in hundredths: the first are
 * black. */
static long under_way[2] = {0, 0};

static const char *env(const char *name, const char *otherwise) {
    const char *found = getenv(name);
    return found ? found : otherwise;
}
static int number(const char *name, int otherwise) {
    const char *found = getenv(name);
    return found ? atoi(found) : otherwise;
}
static void tell(const char *what, const char *more, long n) {
    const char *path = getenv("KEYTAG_SHIM_LOG");
    if (!path) return;
    int fd = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
    char line[512];
    int length = snprintf(line, sizeof line, "%s %s %ld\n", what, more, n);
    if (fd >= 0) { (void)!REAL(write)(fd, line, length); REAL(close)(fd); }
}
static int fails(const char *where) {
    const char *fail = env("KEYTAG_SHIM_FAIL", "");
    size_t length = strlen(where);
    if (strncmp(fail, where, length) || fail[length] != ' ') return 0;
    errno = atoi(fail + length);
    return 1;
}

/* --- files -------------------------------------------------------------------------------- */

static int open_it(const char *path, int flags, int mode) {
    int is_silent = !strcmp(path, env("KEYTAG_SHIM_SILENT", ""));
    if (!is_silent && strcmp(path, env("KEYTAG_SHIM_DEVICE", ""))) {
        int fd = REAL(open)(path, flags, mode);
        if (fd >= 0 && flags & (O_CREAT | O_WRONLY | O_RDWR)) tell("opened", path, flags & O_CREAT);
        return fd;
    }
    if (!is_silent && fails("open")) return -1;
    if (gone > 0) { gone--; errno = ENOENT; return -1; }
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (fd >= 0 && fd < FDS) is_ours[fd] = is_silent ? 2 : 1;
    hangs = 0;
    for (int n = 0; n < 2 && number("KEYTAG_SHIM_BY_HAND", 0); n++)
        controls[n].value = n == AUTO ? V4L2_EXPOSURE_MANUAL : 0;
    tell("camera", "opened", 0);
    return fd;
}
#define OPENS(name)                                        \
    int name(const char *path, int flags, ...) {           \
        va_list more; va_start(more, flags);               \
        int mode = va_arg(more, int); va_end(more);        \
        return open_it(path, flags, mode);                 \
    }
OPENS(open)
OPENS(open64)
int openat(int at, const char *path, int flags, ...) {
    va_list more; va_start(more, flags);
    int mode = va_arg(more, int); va_end(more);
    if (path[0] == '/') return open_it(path, flags, mode);
    tell("opened", path, flags & O_CREAT);
    return REAL(openat)(at, path, flags, mode);
}
int close(int fd) {
    if (fd >= 0 && fd < FDS && is_ours[fd]) { is_ours[fd] = 0; tell("camera", "closed", 0); }
    return REAL(close)(fd);
}

static void look(const char *call, const void *bytes, size_t length) {
    const char *mark = getenv("KEYTAG_SHIM_MARK");
    if (mark && bytes && memmem(bytes, length, mark, strlen(mark))) tell("PICTURE", call, length);
}
ssize_t write(int fd, const void *bytes, size_t length) {
    look("write", bytes, length);
    return REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    look("pwrite", bytes, length);
    return REAL(pwrite)(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    look("pwrite64", bytes, length);
    return REAL(pwrite64)(fd, bytes, length, at);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    for (int n = 0; n < count; n++) look("writev", parts[n].iov_base, parts[n].iov_len);
    return REAL(writev)(fd, parts, count);
}

/* --- the camera --------------------------------------------------------------------------- */

static void *map_it(void *at, size_t length, int may, int flags, int fd, off_t offset) {
    if (fd < 0 || fd >= FDS || !is_ours[fd]) return NULL;
    return REAL(mmap)(at, length, may, flags, memory, offset);
}
void *mmap(void *at, size_t length, int may, int flags, int fd, off_t offset) {
    void *ours = map_it(at, length, may, flags, fd, offset);
    return ours ? ours : REAL(mmap)(at, length, may, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int may, int flags, int fd, off64_t offset) {
    void *ours = map_it(at, length, may, flags, fd, offset);
    return ours ? ours : REAL(mmap64)(at, length, may, flags, fd, offset);
}

static unsigned fourcc(const char *text) {
    return v4l2_fourcc(text[0], text[1], text[2], text[3]);
}
static const char *nth(const char *list, unsigned n) {
    while (n-- && list) { list = strchr(list, ','); if (list) list++; }
    return list && *list ? list : NULL;
}
static unsigned row_bytes(void) {
    unsigned least = form == V4L2_PIX_FMT_YUYV ? 2 * width : form == V4L2_PIX_FMT_MJPEG ? 0 : width;
    return number("KEYTAG_SHIM_ROW", least);
}
static const char *picture(int n) {
    static char path[600];
    const char *folder = env("KEYTAG_SHIM_PICTURES", ".");
    char name[5] = {0};
    memcpy(name, &form, 4);
    snprintf(path, sizeof path, "%s/held/%s-0", folder, name);
    const char *held = access(path, R_OK) ? "" : "/held";
    snprintf(path, sizeof path, "%s%s/%s-%d", folder, held, name, n);
    return path;
}
/* As light as the exposure makes it, which is to be seen a little later. */
static void expose(unsigned char *bytes, size_t length) {
    int right = number("KEYTAG_SHIM_LIGHT", 0);
    if (!right) return;
    int is_by_hand = controls[AUTO].value == V4L2_EXPOSURE_MANUAL;
    long now = under_way[0];
    under_way[0] = under_way[1];
    under_way[1] = is_by_hand ? 100L * controls[EXPOSURE].value / right : 100;
    for (size_t n = 0; n < length; n++) {
        long light = bytes[n] * now / 100;
        bytes[n] = light > 255 ? 255 : light;
    }
}
/* The next picture goes into the buffer that has waited longest. */
static int fill(struct v4l2_buffer *buffer) {
    int count = 0;
    while (access(picture(count), R_OK) == 0) count++;
    if (!count) { errno = EIO; return -1; }
    int fd = REAL(open)(picture(given % count), O_RDONLY);
    unsigned index = queue[head++ % BUFFERS];
    void *room = REAL(mmap)(NULL, ROOM, PROT_WRITE, MAP_SHARED, memory, (off_t)index * ROOM);
    buffer->bytesused = read(fd, room, ROOM);
    expose(room, buffer->bytesused);
    munmap(room, ROOM);
    REAL(close)(fd);
    buffer->index = index;
    buffer->flags = 0;
    buffer->sequence = given++;
    return 0;
}
static int camera(int fd, unsigned long what, void *with) {
    int unplug = number("KEYTAG_SHIM_UNPLUG", 0), fps = number("KEYTAG_SHIM_FPS", 30);
    switch (what) {
    case VIDIOC_QUERYCAP: {
        struct v4l2_capability *can = with;
        memset(can, 0, sizeof *can);
        strcpy((char *)can->driver, "shim");
        strcpy((char *)can->card, "Camera of Nobody");
        can->device_caps = number("KEYTAG_SHIM_CAN", V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING);
        can->capabilities = can->device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    }
    case VIDIOC_ENUM_FMT: {
        struct v4l2_fmtdesc *desc = with;
        const char *text = nth(env("KEYTAG_SHIM_FORMS", "YUYV"), desc->index);
        if (!text) { errno = EINVAL; return -1; }
        desc->pixelformat = fourcc(text);
        return 0;
    }
    case VIDIOC_ENUM_FRAMESIZES: {
        struct v4l2_frmsizeenum *size = with;
        const char *text = nth(env("KEYTAG_SHIM_SIZES", "640x480"), size->index);
        if (!text) { errno = EINVAL; return -1; }
        size->type = V4L2_FRMSIZE_TYPE_DISCRETE;
        sscanf(text, "%ux%u", &size->discrete.width, &size->discrete.height);
        return 0;
    }
    case VIDIOC_ENUM_FRAMEINTERVALS: {
        struct v4l2_frmivalenum *between = with;
        if (between->index) { errno = EINVAL; return -1; }
        between->type = V4L2_FRMIVAL_TYPE_DISCRETE;
        between->discrete = (struct v4l2_fract){1, fps};
        return 0;
    }
    case VIDIOC_S_FMT: {
        struct v4l2_format *asked = with;
        if (fails("format")) return -1;
        width = asked->fmt.pix.width;
        height = asked->fmt.pix.height;
        form = asked->fmt.pix.pixelformat;
        asked->fmt.pix.bytesperline = row_bytes();
        asked->fmt.pix.sizeimage = ROOM;
        char name[5] = {0};
        memcpy(name, &form, 4);
        tell("format", name, width);
        return 0;
    }
    case VIDIOC_S_PARM: return 0;
    case VIDIOC_REQBUFS: {
        struct v4l2_requestbuffers *asked = with;
        if (fails("buffers")) return -1;
        asked->count = asked->count > BUFFERS ? BUFFERS : asked->count;
        head = tail = 0;
        if (memory < 0) memory = memfd_create("camera", MFD_CLOEXEC);
        return ftruncate(memory, (off_t)BUFFERS * ROOM);
    }
    case VIDIOC_QUERYBUF: {
        struct v4l2_buffer *buffer = with;
        buffer->length = ROOM;
        buffer->m.offset = buffer->index * ROOM;
        return 0;
    }
    case VIDIOC_QBUF: queue[tail++ % BUFFERS] = ((struct v4l2_buffer *)with)->index; return 0;
    case VIDIOC_STREAMON: {
        if (fails("stream")) return -1;
        if (is_ours[fd] == 2 || number("KEYTAG_SHIM_HANG", 0) < 0) return 0;
        long between = 1000000000L / fps;
        struct itimerspec pace = {{between / 1000000000L, between % 1000000000L},
                                  {between / 1000000000L, between % 1000000000L}};
        return timerfd_settime(fd, 0, &pace, NULL);
    }
    case VIDIOC_STREAMOFF: {
        struct itimerspec never = {{0, 0}, {0, 0}};
        return timerfd_settime(fd, 0, &never, NULL);
    }
    case VIDIOC_DQBUF: {
        unsigned long long due;
        if (unplug && given >= unplug) {
            setenv("KEYTAG_SHIM_UNPLUG", "0", 1);
            gone = number("KEYTAG_SHIM_GONE", 1);
            tell("camera", "unplugged", given);
            errno = ENODEV;
            return -1;
        }
        (void)!read(fd, &due, sizeof due);
        if (fill(with)) return -1;
        if (given == number("KEYTAG_SHIM_HANG", 0)) return camera(fd, VIDIOC_STREAMOFF, NULL);
        return 0;
    }
    case VIDIOC_QUERYCTRL: {
        struct v4l2_queryctrl *control = with;
        unsigned after = control->id & ~V4L2_CTRL_FLAG_NEXT_CTRL;
        int next = -1;
        for (int n = 0; n < CONTROLS; n++)
            if (controls[n].id > after && (next < 0 || controls[n].id < controls[next].id)) next = n;
        if (next < 0) { errno = EINVAL; return -1; }
        memset(control, 0, sizeof *control);
        control->id = controls[next].id;
        control->maximum = controls[next].most;
        return 0;
    }
    case VIDIOC_G_CTRL: {
        struct v4l2_control *control = with;
        for (int n = 0; n < CONTROLS; n++)
            if (controls[n].id == control->id) { control->value = controls[n].value; return 0; }
        errno = EINVAL;
        return -1;
    }
    case VIDIOC_S_CTRL: {
        struct v4l2_control *control = with;
        for (int n = 0; n < CONTROLS; n++) {
            if (controls[n].id != control->id) continue;
            /* What the camera sets by itself, nobody else does. */
            int is_its = n == EXPOSURE ? controls[AUTO].value != V4L2_EXPOSURE_MANUAL
                                       : n == FOCUS && controls[FOCUS_AUTO].value;
            if (is_its) { tell("refused", controls[n].name, control->value); errno = EACCES; return -1; }
            controls[n].value = control->value;
            tell("set", controls[n].name, control->value);
            return 0;
        }
        errno = EINVAL;
        return -1;
    }
    }
    errno = ENOTTY;
    return -1;
}
int ioctl(int fd, unsigned long what, ...) {
    va_list more; va_start(more, what);
    void *with = va_arg(more, void *); va_end(more);
    if (fd >= 0 && fd < FDS && is_ours[fd]) return camera(fd, what, with);
    return REAL(ioctl)(fd, what, with);
}
