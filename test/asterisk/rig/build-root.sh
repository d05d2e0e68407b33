#!/bin/sh
# Builds the Debian root that holds Asterisk and the test phones: build-root.sh CACHE FINAL SUITE PACKAGES
# Run by root.ts under a lock and in mount and process namespaces of its own, so that whatever
# debootstrap mounts is gone with this process, however it ends. Nothing is installed on the host:
# apt's lists and debootstrap itself are unpacked in the temporary folder.
set -eu
cache=$1 final=$2 suite=$3 packages=$4

# Another run may have finished it while this one waited for the lock.
[ -d "$final" ] && exit 0

# We hold the lock: a folder that somebody was building belongs to a run that was killed.
rm -rf "$cache"/building.*
building=$(mktemp -d "$cache/building.XXXXXX")
trap 'rm -rf "$building"' EXIT
cd "$building"

mkdir -p lists/partial archives/partial tools/bin
private_apt="-o Dir::State::Lists=$building/lists -o Dir::Cache=$building -o APT::Sandbox::User=root"
echo "== reading the package lists of this machine's apt sources"
apt-get $private_apt -q update

# The main archive: not security, updates or backports, which carry no other suite.
mirror=$(apt-get $private_apt indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
	'Created-By: Packages' | grep ' main$' | grep -v -e security -e -updates -e -backports |
	head -n 1 | cut -d ' ' -f 1)
if [ -z "$mirror" ]; then
	echo "no main archive among this machine's apt sources" >&2
	exit 1
fi

echo "== unpacking debootstrap"
apt-get $private_apt -q download debootstrap
dpkg -x debootstrap_*.deb tools

# debootstrap downloads with wget. Where there is none, apt's own downloader stands in for it:
# three times slower in all, but present wherever apt is, proxy settings included.
if command -v wget >/dev/null; then
	proxy=''
	eval "$(apt-config shell proxy Acquire::http::Proxy)"
	[ -n "$proxy" ] && export http_proxy="$proxy"
else
	cat >tools/bin/wget <<'WGET'
#!/bin/sh
while [ $# -gt 1 ]; do
	[ "$1" = -O ] && { target=$2; shift; }
	shift
done
exec /usr/lib/apt/apt-helper download-file "$1" "$target"
WGET
	chmod +x tools/bin/wget
fi

echo "== installing $packages from $suite"
PATH="$building/tools/bin:$PATH:/usr/sbin:/sbin" \
	DEBOOTSTRAP_DIR="$building/tools/usr/share/debootstrap" \
	"$building/tools/usr/sbin/debootstrap" --variant=minbase --include="$packages" \
	"$suite" "$building/root" "$mirror" "$building/tools/usr/share/debootstrap/scripts/sid" || {
	tail -n 20 "$building/root/debootstrap/debootstrap.log" >&2 || true
	exit 1
}

# Names: its own and localhost's, and no question to any name server (a slow one would delay calls).
echo '127.0.0.1 localhost plateau-rig' >"$building/root/etc/hosts"
echo 'hosts: files' >"$building/root/etc/nsswitch.conf"
rm -f "$building/root/etc/resolv.conf"

# The downloaded archives are a quarter of the folder, and nobody will install from them again.
rm -rf "$building"/root/var/cache/apt/archives/*.deb "$building"/root/var/lib/apt/lists/*
# A rolling suite moves: keep with the root what it holds.
chroot "$building/root" /usr/bin/dpkg-query -W -f '${Package} ${Version}\n' \
	$(echo "$packages" | tr , ' ') >"$building/root/rig-versions"

mv "$building/root" "$final"
echo "== done"
