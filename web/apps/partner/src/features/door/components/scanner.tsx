import { ActionIcon, Loader } from '@mantine/core';
import { CameraOff, Flashlight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDetector } from './detector.ts';
import classes from './door.module.css';

interface Props {
  /** Nothing is read while an answer is shown. */
  readonly paused: boolean;
  readonly onText: (text: string) => void;
}

/** Between two looks at the picture. */
const EVERY_MS = 120;
/** The same code in front of the camera is the same scan for so long. */
const SAME_MS = 4_000;

/** The camera, and a frame to hold tickets into. */
export function Scanner({ paused, onText }: Props) {
  const { t } = useTranslation('door');
  const video = useRef<HTMLVideoElement>(null);
  const { state, track } = useCamera(video);
  useReading(video, state === 'on' && !paused, onText);
  if (state === 'denied') {
    return (
      <div className={classes.noCamera} role="alert">
        <CameraOff size={40} strokeWidth={1.5} aria-hidden />
        <p>{t('camera.denied')}</p>
      </div>
    );
  }
  return (
    <div className={classes.camera}>
      <video ref={video} className={classes.video} muted playsInline aria-label={t('camera.label')} />
      <span className={classes.frame} aria-hidden />
      {state === 'starting' ? <Loader className={classes.starting} color="gold" /> : null}
      {state === 'on' ? <p className={classes.hint}>{t('camera.hint')}</p> : null}
      <Torch track={track} />
    </div>
  );
}

type CameraState = 'starting' | 'on' | 'denied';

function useCamera(video: React.RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState<CameraState>('starting');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let closed = false;
    async function start() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        });
        if (closed || video.current === null) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setTrack(stream.getVideoTracks()[0] ?? null);
        setState('on');
      } catch {
        if (!closed) setState('denied');
      }
    }
    function stop() {
      for (const each of stream?.getTracks() ?? []) each.stop();
    }
    void start();
    return () => {
      closed = true;
      stop();
    };
  }, [video]);
  return { state, track };
}

function useReading(
  video: React.RefObject<HTMLVideoElement | null>,
  reading: boolean,
  onText: (text: string) => void,
): void {
  const told = useRef({ text: '', at: 0 });
  const tell = useRef(onText);
  tell.current = onText;
  useEffect(() => {
    if (!reading) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let closed = false;
    const detector = createDetector();
    async function look() {
      const source = video.current;
      if (closed || source === null) return;
      const [code] = await (await detector).detect(source).catch(() => []);
      const now = Date.now();
      const same = code?.rawValue === told.current.text && now - told.current.at < SAME_MS;
      if (code !== undefined && !closed) {
        told.current = { text: code.rawValue, at: now };
        if (!same) tell.current(code.rawValue);
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    }
    void look();
    return () => {
      closed = true;
      clearTimeout(timer);
    };
  }, [video, reading]);
}

type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean };

/** The phone's lamp, where there is one. */
function Torch({ track }: { readonly track: MediaStreamTrack | null }) {
  const { t } = useTranslation('door');
  const [lit, setLit] = useState(false);
  const capabilities = track?.getCapabilities?.() as TorchCapabilities | undefined;
  if (track === null || capabilities?.torch !== true) return null;
  const toggle = async () => {
    await track.applyConstraints({ advanced: [{ torch: !lit } as MediaTrackConstraintSet] });
    setLit(!lit);
  };
  return (
    <ActionIcon
      className={classes.torch}
      size={48}
      variant={lit ? 'filled' : 'default'}
      aria-label={t('camera.torch')}
      aria-pressed={lit}
      onClick={() => void toggle()}
    >
      <Flashlight size={22} strokeWidth={1.5} aria-hidden />
    </ActionIcon>
  );
}
