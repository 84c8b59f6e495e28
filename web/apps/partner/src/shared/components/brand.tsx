import classes from './brand.module.css';

/** The word mark. */
export function Brand() {
  return (
    <span className={classes.brand}>
      yousoon<span className={classes.dot}>.</span> <span className={classes.business}>business</span>
    </span>
  );
}
